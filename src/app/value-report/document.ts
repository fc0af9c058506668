import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { fills as lifecycle, words as lifecycleWords } from "#differentiate/lifecycle/web";
import { fills as movers, words as moverWords } from "#differentiate/movers/web";
import { fills as value, words as valueWords } from "#differentiate/value/web";
import { fills as wealth, words as wealthWords } from "#differentiate/wealth/web";
import { formats } from "#kit/format";
import { reportSection, type SectionContent } from "#kit/section";
import { faces, neutral } from "#kit/tokens";
import { fillings } from "#platform/manifest/web";
import { type Language, type Say, speaker } from "#platform/words";
import { blockOf, entriesOf, WIDTH } from "./blocks.ts";
import type { Figures } from "./figures.ts";
import { keyFigures } from "./key_figures.ts";
import { words } from "./value_report.words.ts";

const ink = faces(neutral.ink).light;
const quiet = faces(neutral.quiet).light;
const accent = faces(neutral.accent).light;

/** Whose report it is; the logo as a data URL, null where the workspace has none. */
export type Cover = { readonly name: string; readonly logo: string | null; readonly now: Date };

/** The report as a document for pdfmake: A4, a cover line, and a page for each section, the words of all at the end. */
export function documentOf(figures: Figures, cover: Cover, language: Language): TDocumentDefinitions {
  const say = speaker(language, [words, lifecycleWords, moverWords, valueWords, wealthWords]);
  const as = formats(language, figures.currency);
  const sections = sectionsOf(figures, language, say);
  const definitions = sections.flatMap((section) => section.definitions);
  const once = definitions.filter((one, i) => definitions.findIndex(({ term }) => term === one.term) === i);
  const title = say("value_report.title");
  return {
    info: { title: `${title}, ${cover.name}`, creationDate: cover.now, modDate: cover.now },
    language,
    pageSize: "A4",
    pageMargins: [40, 44, 40, 52],
    defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.25, color: ink },
    styles,
    content: [
      ...headOf(figures, cover, say, language),
      ...sections.flatMap((section, i) => sectionOf(section, i > 0, say)),
      { text: say("value_report.definitions"), style: "h2", pageBreak: "before" },
      entriesOf(once),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: `${cover.name} · ${title} · ${as.date(figures.at)}` },
        { text: say("value_report.page", { page, pages }), alignment: "right", width: 80 },
      ],
      fontSize: 8,
      color: quiet,
      margin: [40, 20, 40, 0],
    }),
  };
}

const styles: TDocumentDefinitions["styles"] = {
  h1: { fontSize: 22, bold: true, margin: [0, 8, 0, 2] },
  h2: { fontSize: 15, bold: true, margin: [0, 0, 0, 4] },
  h3: { fontSize: 11, bold: true, margin: [0, 8, 0, 4] },
  answer: { fontSize: 10, color: ink, margin: [0, 0, 0, 10] },
  caption: { fontSize: 8, color: quiet, margin: [0, 0, 0, 4] },
  note: { fontSize: 8, color: quiet, margin: [0, 0, 0, 8] },
  th: { color: quiet },
};

type Placed = SectionContent & { readonly order: number };

/** The sections of page and report, in their order; movers by stage and by tier. */
function sectionsOf(figures: Figures, language: Language, say: Say): Placed[] {
  return fillings(reportSection, [lifecycle, value, wealth, movers])
    .toSorted((a, b) => a.order - b.order)
    .flatMap((section) =>
      (section.id === "flows" ? ["stage", "tier"] : [""]).map((kind) => ({
        order: section.order,
        ...section.render({
          data: { ...figures, asOf: figures.at, ...(kind ? { kind } : {}) },
          say,
          language,
        }),
      })),
    );
}

function headOf(figures: Figures, { name, logo }: Cover, say: Say, language: Language): Content[] {
  const as = formats(language, figures.currency);
  const { period } = figures["settings"] as { period: { from: string; to: string } };
  const at = say("value_report.at", {
    date: as.date(figures.at),
    currency: figures.currency ?? say("value_report.no_currency"),
  });
  const old = figures.fresh
    ? ""
    : ` ${say("value_report.old", { date: as.date(figures.computedAt.slice(0, 10)) })}`;
  return [
    {
      columns: [
        ...(logo ? [{ image: logo, fit: [96, 32] as [number, number], width: 104 }] : []),
        { text: name, fontSize: 12, bold: true, color: accent },
      ],
    },
    { text: say("value_report.title"), style: "h1" },
    {
      text: `${at} ${say("value_report.period", { from: as.date(period.from), to: as.date(period.to) })}${old}`,
      color: quiet,
    },
    keyFigures(figures, say, as),
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: quiet }],
      margin: [0, 8, 0, 12],
    },
  ];
}

function sectionOf(section: SectionContent, onNewPage: boolean, say: Say): Content[] {
  return [
    { text: section.title, style: "h2", ...(onNewPage ? { pageBreak: "before" as const } : {}) },
    { text: section.answer, style: "answer" },
    ...section.blocks.map((block) => blockOf(block, say)),
  ];
}

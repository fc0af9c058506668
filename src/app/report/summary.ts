import type { Analysis } from "#app/analyze";
import type { Bar } from "#kit/chart";
import { formats } from "#kit/format";
import type { Formats } from "#kit/format";
import type { Language, Say } from "#platform/words";
import { highlightsOf, sectionsOf, voice } from "./doors.ts";
import type { PlacedSection } from "./doors.ts";
import { bar, beside, clean, table, wrap } from "./text.ts";

/** Narrower, tables would break; wider, lines are hard to follow. */
const LEAST = 60;
const MOST = 120;

/** As many as fit a screen together with everything else, and one warning; the report has them all. */
const ODDITIES = 3;

/** A longer sum is shortened, so that the figures keep to one line. */
const ROOM = 18;

type Telling = {
  analysis: Analysis;
  say: Say;
  as: Formats;
  columns: number;
  sections: readonly PlacedSection[];
};

/**
 * The report for a terminal: plain text without colour, `columns` wide (60 at least), at 80 columns one screen of some 45 lines.
 * Control characters of the file's own texts are replaced, so that a column's name cannot drive the terminal.
 */
export function renderSummary(analysis: Analysis, language: Language, columns: number): string {
  const say = voice(language);
  const sections = sectionsOf(analysis, language, say);
  const as = formats(language, analysis.currency);
  const telling = { analysis, say, as, columns: Math.max(LEAST, Math.min(columns, MOST)), sections };
  const parts = [
    headOf(telling),
    figuresOf(telling),
    ...highlightsOf(sections).map(({ question, answer }, i) => [
      question,
      ...wrap(answer, telling.columns, "  "),
      ...([stagesOf, tiersOf][i]?.(telling) ?? []),
    ]),
    odditiesOf(telling),
    thresholdsOf(telling),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function headOf({ analysis, say, as, columns, sections }: Telling): string[] {
  const { understood } = analysis;
  const columnsRead = counting.flatMap((role) => {
    const column = understood.columns[role];
    if (column === undefined) return [];
    return [
      `${say(`file.role.${role}`)} ← ${clean(understood.header ? column : say("files.column_n", { n: column }))}`,
    ];
  });
  const counted = say("summary.counted", {
    lines: as.count(analysis.lines),
    rejected: as.count(analysis.rejected),
    without: as.count(analysis.withoutCustomer),
  });
  const warnings = sections.find(({ id }) => id === "files")?.blocks.find((block) => block.kind === "list");
  const warning = warnings?.kind === "list" ? warnings.items[0] : undefined;
  const check = `${say("summary.check")}${some(1, understood.warnings.length, say)}`;
  return [
    ...wrap(
      `${clean(analysis.file)} · ${say("report.as_of", { date: as.date(analysis.asOf) })}`,
      columns,
      "",
    ),
    ...wrap(`${say("summary.read")}: ${columnsRead.join(", ")}`, columns, "  "),
    ...wrap(counted, columns, "  "),
    ...(warning ? wrap(`${check}: ${clean(warning)}`, columns, "  ") : []),
  ];
}

/** What the counts rest on; the report names the other columns too. */
const counting = ["customer", "order", "date", "amount", "quantity", "price", "currency"] as const;

/** Says that something is not all, where it is not. */
function some(shown: number, all: number, say: Say): string {
  return all > shown ? ` (${say("summary.some", { shown, all })})` : "";
}

function figuresOf({ analysis, say, as, columns }: Telling): string[] {
  const exact = as.money(analysis.revenue);
  const figures = [
    [as.count(analysis.customers), say("report.customers")],
    [as.count(analysis.orders), say("report.orders")],
    [exact.length > ROOM ? as.moneyShort(analysis.revenue) : exact, say("report.revenue")],
    [as.share(analysis.repeatRate), say("report.repeat_rate")],
    [as.count(analysis.returns), say("report.returns")],
  ] as const;
  return beside(figures, columns);
}

function barsOf(telling: Telling, section: string): readonly (readonly Bar[])[] {
  const figure = telling.sections
    .find(({ id }) => id === section)
    ?.blocks.find((block) => block.kind === "figure");
  if (figure?.kind !== "figure") return [];
  const chart = figure.narrow?.chart ?? figure.chart;
  return chart.kind === "bars" ? chart.panels.map((panel) => panel.bars) : [];
}

/** Stages that somebody is in, each with its bar. */
function stagesOf(telling: Telling): string[] {
  const bars = (barsOf(telling, "lifecycle")[0] ?? []).filter((one) => (one.value ?? 0) > 0);
  const most = Math.max(1, ...bars.map((one) => one.value ?? 0));
  const rows = bars.map((one) => [one.label, ...one.text.split(" · ")]);
  return withBars(
    rows,
    bars.map((one) => (one.value ?? 0) / most),
    telling.columns,
  );
}

/** Tiers that somebody is in: share of customers, share of revenue, and a bar of the latter. */
function tiersOf(telling: Telling): string[] {
  const [customers = [], revenue = []] = barsOf(telling, "pyramid");
  const kept = customers
    .map((one, i) => ({ one, other: revenue[i]! }))
    .filter(({ one }) => (one.value ?? 0) > 0);
  if (kept.length === 0) return [];
  const most = Math.max(1e-9, ...kept.map(({ other }) => other.value ?? 0));
  const rows = kept.map(({ one, other }) => [one.label, one.text, other.text]);
  return [
    ...wrap(`${telling.say("summary.tier_columns")}:`, telling.columns, "  "),
    ...withBars(
      rows,
      kept.map(({ other }) => (other.value ?? 0) / most),
      telling.columns,
    ),
  ];
}

/** Aligned columns, then a bar in the room that is left. */
function withBars(rows: readonly (readonly string[])[], parts: readonly number[], columns: number): string[] {
  const lines = table(rows, "  ");
  const room = Math.min(48, columns - Math.max(0, ...lines.map((line) => line.length)) - 2);
  return lines.map((line, i) => `${line}  ${bar(parts[i] ?? 0, room)}`.trimEnd());
}

function odditiesOf({ analysis, say, as }: Telling): string[] {
  const found = analysis.oddities.filter((row) => row.lines > 0).toSorted((a, b) => b.lines - a.lines);
  if (found.length === 0) return [];
  const rows = found
    .slice(0, ODDITIES)
    .map((row) => [
      say(`files.odd.${row.class}`),
      say("summary.lines", as.counted(row.lines)),
      as.money(row.amount),
    ]);
  return [`${say("summary.odd")}${some(ODDITIES, found.length, say)}`, ...table(rows, "  ")];
}

function thresholdsOf({ analysis, say, as, columns }: Telling): string[] {
  const { lifecycle, value } = analysis.settings;
  const text = say("summary.thresholds_text", {
    least: as.count(lifecycle.rhythmMin),
    most: as.count(lifecycle.rhythmMax),
    risk: as.number(lifecycle.atRiskAfter),
    lost: as.number(lifecycle.defectorAfter),
    repeater: as.count(lifecycle.earlyRepeaterFrom),
    core: as.count(lifecycle.coreFrom),
    top: as.share(value.topShare),
    big: as.share(value.bigShare),
    medium: as.share(value.mediumShare),
    months: as.count(value.periodMonths),
  });
  return wrap(`${say("summary.thresholds")}: ${text}`, columns, "");
}

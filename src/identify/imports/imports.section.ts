import { z } from "zod";
import { oddRow, rejection, roles, understanding } from "#identify/files/web";
import type { Rejection, Understanding } from "#identify/files/web";
import { formats } from "#kit/format";
import type { Formats } from "#kit/format";
import type { Block, Entry, SectionContent, Table } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import type { Say } from "#platform/words";

/** Unused columns that are named; a file may have thousands. */
const NAMED = 30;

/** Characters of an unreadable value that are shown. */
const SHOWN = 80;

const count = z.number().int().nonnegative();
const sectionData = z.object({
  understood: understanding,
  lines: count,
  rejected: count,
  withoutCustomer: count,
  currency: z.string().length(3).nullable(),
  oddities: z.array(oddRow),
  rejections: z.array(rejection),
});
type SectionData = z.infer<typeof sectionData>;
type Telling = { readonly part: SectionData; readonly say: Say; readonly as: Formats };

/** How the file was read, what is odd in it, and what could not be read. It stands last: it is the small print. */
export const importsSection: Section<SectionContent> = {
  id: "files",
  order: 90,
  render: ({ data, say, language }) => {
    const part = sectionData.parse(data);
    const telling = { part, say, as: formats(language, part.currency) };
    return {
      title: say("files.title"),
      answer: answerOf(telling),
      highlights: [],
      blocks: [
        ...warnings(telling),
        { kind: "heading", text: say("files.understood") },
        { kind: "table", table: columnsTable(telling) },
        { kind: "entries", entries: factsOf(part.understood, say) },
        { kind: "heading", text: say("files.odd") },
        ...oddities(telling),
        { kind: "heading", text: say("files.rejected") },
        ...rejected(telling),
      ],
      definitions: [],
    };
  },
};

function answerOf({ part, say, as }: Telling): string {
  const lines = say("files.n_lines", as.counted(part.lines));
  const rejectedRows =
    part.rejected === 0 ? say("files.none_rejected") : say("files.n_rejected", as.counted(part.rejected));
  const without =
    part.withoutCustomer === 0 ? "" : ` ${say("files.n_without_customer", as.counted(part.withoutCustomer))}`;
  return `${say("files.answer", { lines, rejected: rejectedRows })}${without}`;
}

function warnings({ part, say, as }: Telling): Block[] {
  const items = part.understood.warnings.map((one) => say(one.id, told(one.params, as)));
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: say("files.warnings") },
    { kind: "list", items },
  ];
}

function columnsTable({ part, say }: Telling): Table {
  const { columns, allColumns, header } = part.understood;
  const used = new Set(Object.values(columns));
  const name = (column: string): string => (header ? column : say("files.column_n", { n: column }));
  const found = roles.flatMap((role) =>
    columns[role] === undefined ? [] : [[role, columns[role]] as const],
  );
  const rows = found.map(([role, column]) => [capital(say(`file.role.${role}`)), name(column)]);
  const others = allColumns.filter((column) => !used.has(column));
  const unused = others.slice(0, NAMED).map(name);
  if (others.length > NAMED) unused.push(say("files.and_more", { n: others.length - NAMED }));
  return {
    caption: say("files.columns"),
    columns: [{ title: say("files.column.role") }, { title: say("files.column.column") }],
    rows: unused.length === 0 ? rows : [...rows, [say("files.unused"), unused.join(", ")]],
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function factsOf(understood: Understanding, say: Say): Entry[] {
  const facts: [string, string][] = [
    ["amount", say(`files.amount.${understood.amountFrom}`)],
    ["dates", datesOf(understood, say)],
    ["decimal", say(understood.decimal === "," ? "files.decimal.comma" : "files.decimal.point")],
    ["delimiter", say(`files.delimiter.${delimiterNames[understood.delimiter]}`)],
    ["encoding", encodingOf(understood, say)],
    ["header", say(understood.header ? "files.header.yes" : "files.header.no")],
    ["currency", understood.currency ?? say("files.currency.unknown")],
  ];
  return facts.map(([term, text]) => ({ term: say(`files.fact.${term}`), text }));
}

const delimiterNames: Readonly<Record<Understanding["delimiter"], string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
  " ": "blanks",
};

function datesOf({ dateOrder, dateAmbiguous }: Understanding, say: Say): string {
  const order = say(`files.dates.${dateOrder ?? "none"}`);
  return dateAmbiguous ? `${order} ${say("files.dates.ambiguous")}` : order;
}

function encodingOf({ encoding, bom, compressed }: Understanding, say: Say): string {
  const parts = [say(`files.encoding.${encoding}`)];
  if (bom) parts.push(say("files.encoding.bom"));
  if (compressed) parts.push(say("files.encoding.compressed"));
  return parts.join(", ");
}

function oddities({ part, say, as }: Telling): Block[] {
  const found = part.oddities.filter((row) => row.lines > 0);
  if (found.length === 0) return [{ kind: "text", text: say("files.odd.none") }];
  return [
    { kind: "text", text: say("files.odd.intro") },
    {
      kind: "table",
      table: {
        caption: say("files.odd.table"),
        columns: [
          { title: say("files.column.class") },
          { title: say("files.column.lines"), numeric: true },
          { title: say("files.column.amount"), numeric: true },
        ],
        rows: found.map((row) => [
          { text: say(`files.odd.${row.class}`), note: say(`files.odd.${row.class}.why`) },
          as.count(row.lines),
          as.money(row.amount),
        ]),
      },
    },
  ];
}

function rejected(telling: Telling): Block[] {
  const { part, say, as } = telling;
  if (part.rejections.length === 0) return [{ kind: "text", text: say("files.rejected.none") }];
  return [
    { kind: "text", text: say("files.rejected.intro") },
    {
      kind: "table",
      table: {
        caption: say("files.rejected.table"),
        columns: [
          { title: say("files.column.reason") },
          { title: say("files.column.lines"), numeric: true },
          { title: say("files.column.examples"), numeric: true },
        ],
        rows: part.rejections.map((one) => [reasonOf(one, say, as), as.count(one.rows), examplesOf(one, as)]),
      },
    },
  ];
}

/** The refusal's own text, told with its first example. */
function reasonOf(one: Rejection, say: Say, as: Formats): string {
  return say(one.id, told(one.examples[0]?.params ?? {}, as));
}

/** Parameters as a text shows them: numbers grouped, and short, since an unreadable row may hold a megabyte. */
function told(params: Rejection["examples"][number]["params"], as: Formats): Record<string, string> {
  const texts = Object.entries(params).map(([name, value]): [string, string] => {
    const text = typeof value === "number" ? as.number(value) : value;
    return [name, text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text];
  });
  return Object.fromEntries(texts);
}

function examplesOf(one: Rejection, as: Formats): string {
  return one.examples.length === 0 ? "—" : one.examples.map((example) => as.count(example.row)).join(", ");
}

import type { Column, Content, ContentTable, TableCell } from "pdfmake/interfaces.js";
import type { Block, Cell, Entry, Figure, Table } from "#kit/section";
import { faces, type Tone } from "#kit/tokens";
import type { Say } from "#platform/words";
import { pictureOf } from "./picture.ts";

/** The width of the text in points: A4 less its margins. */
export const WIDTH = 515;
/** More columns cannot be read, more rows are no report: the page of Value has them all. */
const MOST_COLUMNS = 14;
const MOST_ROWS = 40;

/** A block of a section on paper; a picture stands with its table. */
export function blockOf(block: Block, say: Say): Content {
  switch (block.kind) {
    case "text":
      return { text: block.text, margin: [0, 0, 0, 8] };
    case "heading":
      return { text: block.text, style: "h3" };
    case "list":
      return { ul: [...block.items], margin: [0, 0, 0, 8] };
    case "entries":
      return entriesOf(block.entries);
    case "table":
      return tableOf(block.table, say);
    case "figure":
      return figureOf(block, say);
  }
}

/** Words and what they mean. */
export function entriesOf(entries: readonly Entry[]): Content {
  const rows = entries.map(({ term, text }): TableCell[] => [{ text: term, bold: true }, { text }]);
  return {
    table: { widths: [120, "*"], body: rows.length > 0 ? rows : [["", ""]], dontBreakRows: true },
    layout: "hairlines",
    fontSize: 8,
  };
}

function figureOf(figure: Figure, say: Say): Content {
  return [
    {
      // A caption is never parted from its picture.
      unbreakable: true,
      stack: [
        { text: figure.caption, style: "caption" },
        ...legendOf(figure),
        { svg: pictureOf(figure.chart), width: WIDTH },
      ],
      margin: [0, 4, 0, 8],
    },
    tableOf(figure.table, say),
  ];
}

/** Bars, bands and cells name themselves; only stacked columns need to be told apart. */
function legendOf({ chart }: Figure): Content[] {
  if (chart.kind !== "columns" || chart.series.length < 2) return [];
  const square = (fill: Tone, edge: Tone): string =>
    `<svg width="8" height="8" viewBox="0 0 8 8"><rect x="0.5" y="0.5" width="7" height="7" fill="${faces(fill).light}" stroke="${faces(edge).light}"/></svg>`;
  const entries = chart.series.flatMap((one): Column[] => [
    { svg: square(one.fill, one.edge), width: 8 },
    { text: one.name, width: "auto", fontSize: 8, margin: [0, -1, 12, 0] },
  ]);
  return [{ columns: entries, columnGap: 4, margin: [0, 0, 0, 4] }];
}

function tableOf(table: Table, say: Say): Content {
  const columns = table.columns.slice(0, MOST_COLUMNS);
  const rows = table.rows.length > MOST_ROWS ? table.rows.slice(-MOST_ROWS) : table.rows;
  const align = (i: number): "right" | "left" => (columns[i]?.numeric ? "right" : "left");
  const head = columns.map(({ title }, i): TableCell => ({ text: title, style: "th", alignment: align(i) }));
  const body = rows.map((row) =>
    row.slice(0, MOST_COLUMNS).map((cell, i): TableCell => ({ text: textOf(cell), alignment: align(i) })),
  );
  const printed: ContentTable = {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map((_, i) => (i === 0 ? "*" : "auto")),
      body: [head, ...body],
    },
    layout: "hairlines",
    fontSize: columns.length > 8 ? 7 : 8,
    margin: [0, 0, 0, 10],
  };
  if (rows.length === table.rows.length) return printed;
  const cut = say("value_report.rows_cut", { shown: rows.length, all: table.rows.length });
  return [printed, { text: cut, style: "note" }];
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : `${cell.text} ${cell.note}`;
}

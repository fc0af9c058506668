import type { ReactNode } from "react";

/** A column of a `DataTable`. */
export type Column<Row> = {
  readonly id: string;
  /** Already in the language of the page. */
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Set to the right, in tabular figures. */
  readonly numeric?: boolean;
  /** The server sorts by it; its `id` is what goes into the address. */
  readonly sortable?: boolean;
  /** In pixels; without it the column takes its share of what is left. */
  readonly width?: number;
  /** Left out until the reader chooses it. */
  readonly optional?: boolean;
};

/** How a list is sorted, as it stands in the address: `spent` upwards, `-spent` downwards. */
export type Sort = string;

/** What a press on a column's title asks for: figures first downwards, texts upwards, then the other way. */
export function nextSort(current: Sort, column: { id: string; numeric?: boolean }): Sort {
  const { id } = column;
  if (current === id) return `-${id}`;
  if (current === `-${id}`) return id;
  return column.numeric ? `-${id}` : id;
}

export function directionOf(sort: Sort, id: string): "ascending" | "descending" | "none" {
  if (sort === id) return "ascending";
  return sort === `-${id}` ? "descending" : "none";
}

import type { Manifest } from "#platform/manifest";
import { words } from "./tables.words.ts";

export { cleanCell, plain, remembered, saysNothing, shortened } from "./cells.ts";
export { currencyOf, currencyOfHeader } from "./currency.ts";
export { dateShape, readClock, readDate } from "./dates.ts";
export type { DatePlan } from "./dates.ts";
export { LineCutter } from "./lines.ts";
export type { Line } from "./lines.ts";
export { bareNumber, negated, readNumber, times, tooLarge } from "./numbers.ts";
export type { NumberStyle } from "./numbers.ts";
export { ColumnProfile } from "./profile.ts";
export type { NumberVotes } from "./profile.ts";
export { RecordCutter } from "./records.ts";
export type { Delimiter, Dialect, RawRecord } from "./records.ts";
export { NotUtf8, openSource, textOf } from "./source.ts";
export type { Encoding, Progress, Source } from "./source.ts";

export const manifest: Manifest = {
  name: "identify/tables",
  purpose: "Reads any delimited text as rows of cells: bytes, lines, records, dates, numbers, currencies.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};

import type { Manifest } from "#platform/manifest";
import { words } from "./intake.words.ts";

/** What every way into the record shares: batches whose bad items are refused alone, and the pieces items are made of. */
export { batchAnswer, batchBody, readBatch } from "./batch.ts";
export type { BatchReading, RefusedItem } from "./batch.ts";
export { readCursor, writeCursor } from "./cursor.ts";
export { perCountry } from "./per_country.ts";
export { currencyCode, decimal, instant, reference, text } from "./pieces.ts";
export { isStorable } from "./storable.ts";

export const manifest: Manifest = {
  name: "identify/intake",
  purpose:
    "Reads what arrives item by item: one that is wrong is refused alone, with its place and the reason.",
  tables: [],
  emits: [],
  on: [],
  fills: [],
  words,
};

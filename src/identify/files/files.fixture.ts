import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { readOrderRows, understandFile } from "./index.ts";
import type { OrderRow, Understanding, UnderstandOptions } from "./index.ts";

/** A folder of its own for a test file's files. */
export function folder(): {
  write: (name: string, content: string | Uint8Array) => string;
  path: string;
  remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), "vinculo-test-"));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** What both passes made of a file. */
export type Whole = { understanding: Understanding; count: number; rows: OrderRow[]; rejected: Refusal[] };

/** Reads a whole file by both passes; a refusal of the first comes back as such. */
export async function readWhole(path: string, options: UnderstandOptions = {}): Promise<Whole | Refusal> {
  const file = await understandFile(path, options);
  if (isRefusal(file)) return file;
  const whole: Whole = { understanding: file.understanding, count: file.rows, rows: [], rejected: [] };
  for await (const rows of readOrderRows(file, { onRejected: (refusal) => whole.rejected.push(refusal) }))
    whole.rows.push(...rows);
  return whole;
}

/** As readWhole, for files that must be understood. */
export async function mustRead(path: string, options: UnderstandOptions = {}): Promise<Whole> {
  const whole = await readWhole(path, options);
  if (isRefusal(whole)) throw new Error(`refused: ${whole.id} ${JSON.stringify(whole.params)}`);
  return whole;
}

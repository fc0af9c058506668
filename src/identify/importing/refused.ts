import { type Load, csvLine, refusedAfter } from "#identify/loads";
import { type Database, inEngine } from "#platform/database";
import type { Say } from "#platform/words";

/** Rows a step. */
const step = 2_000;

/**
 * The refused rows as a CSV file, read while it is sent: line, reason in the caller's language, its id, and then the row
 * as it stands in the file, so that it can be mended and sent again.
 */
export function refusedCsv(database: Database, load: Load, say: Say): Response {
  const encoder = new TextEncoder();
  let after = -1;
  const columns = load.understanding?.columns.map((one) => one.name) ?? [];
  const head = csvLine([
    say("import.refused.line"),
    say("import.refused.reason"),
    say("import.refused.id"),
    ...columns,
  ]);
  const body = new ReadableStream<Uint8Array>({
    // The mark tells spreadsheet programs that it is UTF-8.
    start: (controller) => controller.enqueue(encoder.encode(`\ufeff${head}\r\n`)),
    pull: async (controller) => {
      const rows = await inEngine(database, (tx) => refusedAfter(tx, load, after, step));
      const lines = rows.map(
        ({ row, id, params, raw }) => `${csvLine([String(row), say(id, params), id])},${raw}\r\n`,
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join("")));
      after = rows.at(-1)?.row ?? after;
      if (rows.length < step) controller.close();
    },
  });
  const name = `${load.fileName.replace(/\.[a-z0-9]{1,5}(\.gz)?$/i, "")}.refused.csv`;
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="refused.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

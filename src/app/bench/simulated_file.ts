import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type SimulatedCustomer, simulation } from "#app/demo";

/** As many lines as Online Retail has, the file that the target names. */
const wanted = 541_909;

/** Writes a simulated order file of `wanted` lines into a folder, in constant memory, and answers its path. */
export async function simulatedFile(folder: string): Promise<string> {
  const path = join(folder, "orders.csv");
  await pipeline(Readable.from(text(), { objectMode: false }), createWriteStream(path));
  return path;
}

function* text(): Generator<string> {
  const customerAt = simulation({ seed: 1, until: "2026-10-31", months: 24 });
  let left = wanted;
  yield "order_id,date,customer_id,sku,description,quantity,unit_price\n";
  for (let index = 0; left > 0; index += 1) {
    const lines = linesOf(customerAt(index)).slice(0, left);
    left -= lines.length;
    yield lines.join("");
  }
}

function linesOf({ externalId, orders }: SimulatedCustomer): string[] {
  return orders.flatMap(({ ref, placedAt, lines }) =>
    lines.map(
      ({ article, quantity, unitCents }) =>
        `${ref},${placedAt.toISOString()},${externalId},${article.sku},"${article.description}",${quantity},${
          unitCents / 100
        }\n`,
    ),
  );
}

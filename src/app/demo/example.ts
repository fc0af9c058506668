import { orderFile } from "./orderFile.ts";

/** The order file of the first minute, examples/orders.csv. Written anew by `node src/app/demo/example.ts > examples/orders.csv`. */
export function exampleFile(): string {
  return orderFile({ customers: 420, seed: 9, until: "2026-10-31", months: 24, walkInsPerDay: 0.09 });
}

if (import.meta.main) process.stdout.write(exampleFile());

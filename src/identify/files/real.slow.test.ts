import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { isRefusal } from "#platform/refusals";
import { readOrderRows, understandFile } from "./index.ts";
import type { OrderRow } from "./index.ts";

const file = resolve("../shared/data/online-retail.csv.gz");
const absent = existsSync(file) ? false : `the real file ${file} is absent`;

test.skipIf(absent)(
  "Online Retail: 541,909 lines, exact to the penny, in little memory",
  { timeout: 120_000 },
  async () => {
    const understood = await understandFile(file);
    if (isRefusal(understood)) throw new Error(understood.id);
    expect(understood.understanding).toMatchObject({
      amountFrom: "quantity_x_price",
      delimiter: ",",
      compressed: true,
      warnings: [],
    });
    const seen = {
      lines: 0,
      anonymous: 0,
      sum: 0n,
      customers: new Set(),
      orders: new Set(),
      returns: new Set(),
      classes: new Map<string, number>(),
    };
    for await (const rows of readOrderRows(understood)) for (const row of rows) count(row, seen);
    expect([seen.lines, seen.anonymous]).toEqual([541_909, 135_080]);
    expect([seen.customers.size, seen.orders.size, seen.returns.size]).toEqual([4_372, 18_536, 3_654]);
    expect(seen.sum).toBe(8_300_065_814n);
    expect(Object.fromEntries(seen.classes)).toEqual({
      goods: 538_868,
      postage_or_fee: 2_293,
      adjustment: 745,
      bad_debt: 3,
    });
  },
);

function count(
  row: OrderRow,
  seen: {
    lines: number;
    anonymous: number;
    sum: bigint;
    customers: Set<unknown>;
    orders: Set<unknown>;
    returns: Set<unknown>;
    classes: Map<string, number>;
  },
): void {
  seen.lines += 1;
  seen.classes.set(row.class, (seen.classes.get(row.class) ?? 0) + 1);
  if (row.customer === null) seen.anonymous += 1;
  else {
    seen.customers.add(row.customer);
    (row.kind === "sale" ? seen.orders : seen.returns).add(row.order);
    const [whole = "", fraction = ""] = row.amount.split(".");
    seen.sum += BigInt(whole + fraction.padEnd(3, "0"));
  }
}

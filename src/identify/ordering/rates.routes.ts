import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import {
  batchAnswer,
  batchBody,
  readBatch,
  readCursor,
  type RefusedItem,
  writeCursor,
} from "#identify/intake";
import { holdRates, type Rate, rateItem, rates, ratesQuery, readRates, writeRates } from "#identify/rates";
import { isDate } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { defineRoute, describeRefusal } from "#platform/http";
import { refuse } from "#platform/refusals";
import { readUnpriced, reprice } from "./pricing.store.ts";

export const putRates = defineRoute({
  method: "put",
  path: "/api/rates",
  right: "orders.write",
  summary:
    "Says what one unit of a currency is worth in the workspace's own from a date on; orders in that currency are priced again.",
  tag: "Rates",
  itemwise: true,
  body: batchBody(rateItem),
  answer: batchAnswer.extend({
    /** Customers whose orders or refunds have another home amount now. */
    customersRepriced: z.int().nonnegative(),
  }),
  handle: async ({ body, caller: { workspaceId }, database, clock, language, say }) => {
    const { good, refused } = readBatch(body.items, () => rateItem, { language, say });
    const now = clock.now();
    return inWorkspace(database, workspaceId, async (tx) => {
      await holdRates(tx, workspaceId, "alone");
      const workspace = await findWorkspace(tx, workspaceId);
      if (!workspace?.currency) return refuse("orders.home_currency_missing", {}, { status: 409 });
      const own = good.filter(({ item }) => item.currency === workspace.currency);
      const homely: RefusedItem[] = own.map(({ index }) => {
        const why = refuse(
          "orders.rate_of_home",
          { currency: workspace.currency ?? "" },
          { path: "currency" },
        );
        return { index, ...describeRefusal(why, say) };
      });
      const foreign = good.filter(({ item }) => item.currency !== workspace.currency);
      // Of two rates for one day in a request the later one stands, as of two requests.
      const last = new Map(foreign.map(({ item }) => [`${item.currency} ${item.date}`, item]));
      const home = { workspaceId, zone: workspace.zone, currency: workspace.currency };
      const written = await writeRates(tx, home, [...last.values()], now);
      const currencies = [...new Set(written.map((one) => one.currency))];
      const customersRepriced = currencies.length > 0 ? await reprice(tx, home, currencies, now) : 0;
      return {
        accepted: written.length,
        duplicates: foreign.length - written.length,
        refused: [...refused, ...homely].toSorted((a, b) => a.index - b.index),
        customersRepriced,
      };
    });
  },
});

export const getRates = defineRoute({
  method: "get",
  path: "/api/rates",
  right: "customers.read",
  summary: "The rates by currency and date, and what waits for one.",
  tag: "Rates",
  query: ratesQuery,
  answer: rates,
  handle: async ({ query, caller: { workspaceId }, database }) => {
    const [currency = "", day = ""] = (query.after === undefined ? null : readCursor(query.after, 2)) ?? [];
    if (query.after !== undefined && !isDate(day))
      return refuse("intake.cursor_invalid", {}, { path: "after" });
    return inWorkspace(database, workspaceId, async (tx) => {
      const workspace = await findWorkspace(tx, workspaceId);
      const home = { workspaceId, zone: workspace?.zone ?? "UTC", currency: workspace?.currency ?? null };
      const found = await readRates(tx, home, {
        currency: query.currency ?? null,
        after: query.after === undefined ? null : [currency, day],
        limit: query.limit + 1,
      });
      return {
        items: found.slice(0, query.limit),
        next: nextOf(found, query.limit),
        homeCurrency: home.currency,
        unpriced: await readUnpriced(tx, workspaceId),
      };
    });
  },
});

function nextOf(found: readonly Rate[], limit: number): string | null {
  const last = found.length > limit ? found[limit - 1] : undefined;
  return last ? writeCursor([last.currency, last.date]) : null;
}

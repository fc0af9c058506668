import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { hasCustomer } from "#identify/customers";
import { batchAnswer, batchBody, readBatch, readCursor, writeCursor } from "#identify/intake";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { isId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { countryOfItem, customerItemIn, eventItemIn, upsertMessage } from "./event.item.ts";
import { timeline, timelineQuery } from "./events.contract.ts";
import { takeMessages } from "./messages.ts";
import { readTimeline } from "./timeline.store.ts";

/** 500 events of the greatest size, with their envelopes. */
const bodyLimit = 20 * 1024 * 1024;

export const postEvents = defineRoute({
  method: "post",
  path: "/api/events",
  right: "events.write",
  summary:
    "Records what happened with customers, up to 500 events; an event sent again is counted as a duplicate and changes nothing.",
  tag: "Events",
  itemwise: true,
  body: batchBody(eventItemIn(null)),
  answer: batchAnswer,
  bodyLimit,
  handle: async ({ body, caller, database, clock, language, say }) => {
    const { workspaceId } = caller;
    return inWorkspace(database, workspaceId, async (tx) => {
      const home = (await findWorkspace(tx, workspaceId))?.country ?? null;
      const schemaOf = (item: unknown) => eventItemIn(countryOfItem(item, home));
      const { good, refused } = readBatch(body.items, schemaOf, { language, say });
      const messages = good.map((one) => one.item);
      return { ...(await takeMessages(tx, workspaceId, messages, clock.now())), refused };
    });
  },
});

export const putCustomers = defineRoute({
  method: "put",
  path: "/api/customers",
  right: "customers.write",
  summary:
    "Says traits of customers, up to 500; the latest value of each trait stands, and who is not known yet becomes a customer.",
  tag: "Customers",
  itemwise: true,
  body: batchBody(customerItemIn(null)),
  answer: batchAnswer,
  bodyLimit,
  handle: async ({ body, caller, database, clock, language, say }) => {
    const { workspaceId } = caller;
    return inWorkspace(database, workspaceId, async (tx) => {
      const home = (await findWorkspace(tx, workspaceId))?.country ?? null;
      const schemaOf = (item: unknown) => customerItemIn(countryOfItem(item, home));
      const { good, refused } = readBatch(body.items, schemaOf, { language, say });
      const now = clock.now();
      const messages = good.map((one) => upsertMessage(one.item, now));
      return { ...(await takeMessages(tx, workspaceId, messages, now)), refused };
    });
  },
});

export const getTimeline = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}/timeline",
  right: "customers.read",
  summary: "Everything that happened with a customer, newest first.",
  tag: "Customers",
  params: z.object({ customerId: z.string() }),
  query: timelineQuery,
  answer: timeline,
  handle: async ({ params, query, caller: { workspaceId }, database }) => {
    const { customerId } = params;
    const before = query.before === undefined ? null : placeOf(query.before);
    if (before === "unknown") return refuse("intake.cursor_invalid", {}, { path: "before" });
    const types = (query.types ?? "").split(",").filter(Boolean).map(patternOf);
    return inWorkspace(database, workspaceId, async (tx) => {
      if (!(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      const asked = { workspaceId, customerId, before, types, limit: query.limit + 1 };
      const found = await readTimeline(tx, asked);
      const items = found.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items,
        next: found.length > query.limit && last ? writeCursor([last.at, last.eventId]) : null,
      };
    });
  },
});

const greatestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** A cursor of ours, or an instant: everything up to and at it. */
function placeOf(before: string): { at: Date; eventId: string } | "unknown" {
  if (z.iso.datetime({ offset: true }).safeParse(before).success)
    return { at: new Date(before), eventId: greatestId };
  const [at = "", eventId = ""] = readCursor(before, 2) ?? [];
  return z.iso.datetime().safeParse(at).success && isId(eventId) ? { at: new Date(at), eventId } : "unknown";
}

function patternOf(type: string): string {
  const exact = type.trim().replace(/[\\%_]/g, String.raw`\$&`);
  return exact.endsWith(".*") ? `${exact.slice(0, -1)}%` : exact;
}

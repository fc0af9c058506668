import { z } from "zod";
import { recordChange } from "#access/audit";
import { findWorkspace } from "#access/workspaces";
import { hasCustomer } from "#identify/customers";
import { readCursor, writeCursor } from "#identify/intake";
import { displayNationalId, displayPhone } from "#identify/national";
import { dateIn } from "#platform/clock";
import { inEngine, inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { isId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { cutoff } from "./ages.ts";
import { answerFreshness } from "./answer.ts";
import { findAsks } from "./asks.store.ts";
import { confirm } from "./confirm.ts";
import * as shape from "./freshness.contract.ts";
import { readRules, writeRule } from "./kept.store.ts";
import { heldBy } from "./one.store.ts";
import { askedFields, ruleOf } from "./rules.ts";

const tag = "Customers";

export const getFreshness = defineRoute({
  method: "get",
  path: "/api/freshness",
  right: "customers.read",
  tag,
  summary:
    "Of how many customers each field is known, and how old what is known is. A large workspace answers 202 the first time.",
  query: shape.freshnessQuery,
  answer: shape.freshness,
  handle: ({ query, caller: { workspaceId }, database, clock }) =>
    answerFreshness({ database, workspaceId, clock }, query),
});

export const putFieldRule = defineRoute({
  method: "put",
  path: "/api/freshness/fields/{field}",
  right: "settings.write",
  tag,
  summary:
    "Says after how many months a field is worth asking again, and whether customers are asked for it.",
  params: z.object({ field: shape.fieldName }),
  body: shape.fieldRule,
  answer: shape.fieldRule,
  handle: ({ params: { field }, body, caller, database, clock }) =>
    inWorkspace(database, caller.workspaceId, async (tx) => {
      const { workspaceId, actor, kind } = caller;
      await writeRule(tx, workspaceId, field, body);
      const change = { workspaceId, actor, actorKind: kind, action: "field.ruled", subject: field } as const;
      await recordChange(tx, { ...change, details: body }, clock.now());
      return body;
    }),
});

export const getAsks = defineRoute({
  method: "get",
  path: "/api/freshness/asks",
  right: "customers.read",
  tag,
  summary:
    "Whom to ask for what, the most valuable first: customers in whom a field is missing or stale, with the reason. A page may hold fewer than the limit while `next` goes on.",
  query: shape.asksQuery,
  answer: shape.askingList,
  handle: ({ query, caller: { workspaceId }, database, clock }) => {
    const after = query.after === undefined ? null : placeOf(query.after);
    if (after === "unknown") return Promise.resolve(refuse("intake.cursor_invalid", {}, { path: "after" }));
    return inEngine(database, async (tx) => {
      const rules = await readRules(tx, workspaceId);
      const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
      const today = dateIn(zone, clock.now());
      const fields = (query.field ? [query.field] : askedFields(rules)).map((field) => {
        const { staleAfter } = ruleOf(field, rules);
        return { field, cutoff: staleAfter === null ? null : cutoff(zone, today, staleAfter) };
      });
      const { tier = null, stage = null, lack = null, limit } = query;
      const found = await findAsks(tx, { workspaceId, fields, lack, tier, stage, after, limit });
      return { items: found.items, next: found.next ? writeCursor(found.next) : null };
    });
  },
});

export const getCustomerFreshness = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}/freshness",
  right: "customers.read",
  tag,
  summary:
    "What is known of a customer in the fields that are asked for or grow old, and what is missing or stale.",
  params: z.object({ customerId: z.string() }),
  answer: shape.customerFreshness,
  handle: ({ params: { customerId }, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      if (!isId(customerId) || !(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      const rules = await readRules(tx, workspaceId);
      const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
      const today = dateIn(zone, clock.now());
      const held = await heldBy(tx, workspaceId, customerId, askedFields(rules));
      const fields = held.map(({ field, value, since }) => {
        const { staleAfter } = ruleOf(field, rules);
        const stale = since !== null && staleAfter !== null && since < cutoff(zone, today, staleAfter);
        const lack = since === null ? ("missing" as const) : stale ? ("stale" as const) : null;
        return { field, value: shown(field, value), at: since?.toISOString() ?? null, lack };
      });
      return { fields };
    }),
});

export const confirmField = defineRoute({
  method: "post",
  path: "/api/customers/{customerId}/confirmations",
  right: "customers.write",
  tag,
  summary: "Says that what is known of a customer in a field is still so: its date becomes now.",
  params: z.object({ customerId: z.string() }),
  body: shape.confirmation,
  answer: shape.confirmed,
  handle: ({ params: { customerId }, body: { field }, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      if (!isId(customerId) || !(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      return confirm(tx, workspaceId, { customerId, field, now: clock.now() });
    }),
});

function placeOf(after: string): readonly [string, string] | "unknown" {
  const [revenue = "", id = ""] = readCursor(after, 2) ?? [];
  return isId(id) && /^-?\d{1,30}(\.\d{1,4})?$/.test(revenue) ? [revenue, id] : "unknown";
}

function shown(field: string, value: string | null): string | null {
  if (value === null) return null;
  if (field === "phone") return displayPhone(value) ?? value;
  return field === "nationalId" ? displayNationalId(value) : value;
}

import { z } from "zod";
import { recordChange } from "#access/audit";
import { inWorkspace, type Tx } from "#platform/database";
import { defineRoute, type Request } from "#platform/http";
import { refuse, type Refusal } from "#platform/refusals";
import { countChange, publish } from "#platform/stream";
import { asOfDay } from "./as_of.ts";
import { partnerAnswer, partnerFrom, partnerPath, partnerUntil } from "./lifecycle.contract.ts";
import { refreshStagesOf } from "./lifecycle.reaction.ts";
import { closePartner, isCustomer, openPartner } from "./partner.store.ts";

const place = {
  path: "/api/customers/{customerId}/partner",
  right: "customers.write",
  tag: "Customers",
} as const;

export const routes = [
  defineRoute({
    ...place,
    method: "put",
    summary: "Names a customer a partner from a date on, today by default; it overrules every other stage.",
    params: partnerPath,
    body: partnerFrom,
    answer: partnerAnswer,
    handle: (request) =>
      change(request, "customer.partner_named", async (tx, today) => {
        const { caller, params, body } = request;
        const from = await openPartner(tx, caller.workspaceId, params.customerId, body.from ?? today);
        return { answer: { from }, date: from };
      }),
  }),
  defineRoute({
    ...place,
    method: "delete",
    summary: "Ends a partnership: the date, today by default, is the first without it.",
    params: partnerPath,
    query: partnerUntil,
    answer: z.null(),
    handle: (request) =>
      change(request, "customer.partner_ended", async (tx, today) => {
        const { caller, params, query } = request;
        const until = query.until ?? today;
        const ended = await closePartner(tx, caller.workspaceId, params.customerId, until);
        return ended ? { answer: null, date: until } : refuse("lifecycle.no_partner", {}, { status: 404 });
      }),
  }),
];

type Done<A> = { readonly answer: A; readonly date: string };

/** Writes what a person said of a customer, and what follows from it at once: their stage, the audit, the pages. */
async function change<A>(
  { database, caller, clock, params }: Request<z.output<typeof partnerPath>, unknown, unknown>,
  action: string,
  write: (tx: Tx, today: string) => Promise<Done<A> | Refusal>,
): Promise<A | Refusal> {
  const { workspaceId, actor, kind } = caller;
  const { customerId } = params;
  const now = clock.now();
  return inWorkspace(database, workspaceId, async (tx) => {
    if (!(await isCustomer(tx, workspaceId, customerId)))
      return refuse("lifecycle.customer_unknown", {}, { status: 404 });
    const { date: today } = await asOfDay(tx, workspaceId, now);
    const done = await write(tx, today);
    if ("refused" in done) return done;
    await refreshStagesOf(tx, workspaceId, [customerId], now);
    const details = { date: done.date };
    await recordChange(
      tx,
      { workspaceId, actor, actorKind: kind, action, subject: customerId, details },
      now,
    );
    await publish(tx, workspaceId, { kind: "customer", customerIds: [customerId] });
    await publish(tx, workspaceId, { kind: "value" });
    await countChange(tx, workspaceId);
    return done.answer;
  });
}

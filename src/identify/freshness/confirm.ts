import { type IdentityKind } from "#identify/customers";
import { takeMessages } from "#identify/events";
import type { Tx } from "#platform/database";
import { type Refusal, refuse } from "#platform/refusals";
import { heldBy, strongestOf } from "./one.store.ts";

/** Who says what a person confirms on the page. */
const source = "Vínculo";

/**
 * Says again, as of now, what is known of a customer in a field: somebody has asked and it is still so. Goes the way of
 * every message, so that it stands on the timeline and whoever reacts to changes hears of it.
 * Refusals: customers.unknown, freshness.nothing_known.
 */
export async function confirm(
  tx: Tx,
  workspaceId: string,
  { customerId, field, now }: { customerId: string; field: string; now: Date },
): Promise<{ field: string; at: string } | Refusal> {
  const who = await strongestOf(tx, workspaceId, customerId);
  const [held] = await heldBy(tx, workspaceId, customerId, [field]);
  if (!who || !held) return refuse("customers.unknown", {}, { status: 404 });
  if (held.value === null)
    return refuse("freshness.nothing_known", { field }, { status: 422, path: "field" });
  const message = {
    messageId: null,
    type: "customer.updated",
    at: now,
    source,
    identities: [{ ...who, kind: who.kind as IdentityKind }],
    amount: null,
    currency: null,
    props: { traits: [field], confirmed: true },
    causeId: null,
    depth: 0,
    traits: { [field]: held.value },
  };
  await takeMessages(tx, workspaceId, [message], now);
  return { field, at: now.toISOString() };
}

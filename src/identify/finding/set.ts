import type { z } from "zod";
import type { Tx } from "#platform/database";
import type { Accepted } from "#platform/http";
import { type Port, port } from "#platform/manifest";
import { refuse, type Refusal } from "#platform/refusals";
import type { Relation } from "#identify/customers";

/**
 * A named set of customers that a list can be narrowed to: who is behind a number. A later stage knows how to find them
 * and hands over a relation; the list sorts, filters and pages it like everybody.
 */
export type CustomerSet<P extends z.ZodType = z.ZodType> = {
  /** `slice.what`, as the address says it: `/customers?set=value.tier&set.tier=top`. */
  readonly name: string;
  /** Its parameters, texts all of them; without the `set.` that they have in the address. */
  readonly params: P;
  /**
   * A relation of (customer_id) that can be asked both whole and for one customer, or the task that finds it, or why there
   * is none. In a transaction of the engine role: every table's workspace must be said.
   */
  readonly find: (
    tx: Tx,
    workspaceId: string,
    now: Date,
    params: z.output<P>,
  ) => Promise<Relation | Accepted | Refusal>;
};

/** Filled by whoever shows a number that people are behind. */
export const customerSet: Port<CustomerSet> = port<CustomerSet>("customer.set");

/** Declares a set with the types of its parameters. */
export function defineSet<P extends z.ZodType>(set: CustomerSet<P>): CustomerSet {
  return set;
}

const prefix = "set.";

/** Whether a parameter of the address belongs to a set. */
export function isSetParameter(name: string): boolean {
  return name === "set" || name.startsWith(prefix);
}

/**
 * Finds the set that a query names, or null where it names none. Refuses `customers.set_unknown`, and
 * `customers.set_invalid` with the parameter that is wrong.
 */
export async function findSet(
  sets: readonly CustomerSet[],
  query: Readonly<Record<string, unknown>>,
  { tx, workspaceId, now }: { readonly tx: Tx; readonly workspaceId: string; readonly now: Date },
): Promise<Relation | Accepted | Refusal | null> {
  const { set: name } = query;
  if (name === undefined || name === "") return null;
  const found = sets.find((one) => one.name === name);
  if (!found || typeof name !== "string")
    return refuse("customers.set_unknown", { name: typeof name === "string" ? name : "" }, { path: "set" });
  const said = Object.entries(query)
    .filter(([parameter]) => parameter.startsWith(prefix))
    .map(([parameter, value]) => [parameter.slice(prefix.length), value]);
  const read = found.params.safeParse(Object.fromEntries(said));
  if (read.success) return found.find(tx, workspaceId, now, read.data);
  const path = `${prefix}${read.error.issues[0]?.path.join(".") ?? ""}`;
  return refuse("customers.set_invalid", { parameter: path }, { path });
}

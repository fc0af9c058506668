import { z } from "zod";
import { customerSorts, readCondition } from "#identify/finding/web";
import type { CustomerSort } from "#identify/finding/web";

/**
 * What the address of the list carries: what was searched, the sort, the opened customer, and filters under the names of
 * the API (`stage=core,partner`, `trait.city`, `trait.points[gte]`, `orders[gt]`, `orderedAfter`, `orderedBefore`).
 */
export const address = z
  .object({
    q: z.string().catch(""),
    /** Empty: the list's own, who answers best to a search or ordered last. */
    sort: z.enum(["", ...customerSorts]).catch(""),
    open: z.string().catch(""),
  })
  .catchall(z.string().catch(""));
export type Address = z.output<typeof address>;

/** A change of the address; an empty text takes a part of it away. */
export type Change = Readonly<Record<string, string>>;

const date = /^\d{4}-\d{2}-\d{2}$/;

/** The filters in an address, in its order: each the API's parameter with its value. What the API would refuse is left out. */
export function filtersOf(state: Address): [name: string, value: string][] {
  return Object.entries(state).filter(([name, value]) => {
    if (name === "orderedAfter" || name === "orderedBefore")
      return date.test(value) && !Number.isNaN(Date.parse(value)) && value >= "1900" && value < "2200";
    if (isOfSet(name)) return value !== "" && state["set"] !== "";
    return value !== "" && typeof readCondition(name, value) === "object";
  });
}

/** The set that the list is narrowed to and its parameters (`set=value.tier`, `set.tier=top`) are one filter. */
export function isOfSet(name: string): boolean {
  return name === "set" || /^set\.[A-Za-z]\w{0,40}$/.test(name);
}

/** The set's own parameters, without the `set.` that they have in an address. */
export function setParams(state: Address): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([name, value]) =>
      name.startsWith("set.") && value !== "" ? [[name.slice(4), value]] : [],
    ),
  );
}

/** The change that takes a filter away; a set goes with all its parameters. */
export function without(state: Address, name: string): Change {
  if (!isOfSet(name)) return { [name]: "" };
  return Object.fromEntries(Object.keys(state).flatMap((one) => (isOfSet(one) ? [[one, ""]] : [])));
}

/** The question to the API that an address asks. */
export function queryOf(state: Address): Record<string, string> {
  const sort = state.sort === "" ? {} : { sort: state.sort };
  return { search: state.q.trim(), ...sort, ...Object.fromEntries(filtersOf(state)) };
}

/** What a saved view keeps of an address: everything but who is opened and which view it was. */
export function viewOf(state: Address): Record<string, string> {
  const said = { q: state.q.trim(), sort: state.sort, ...Object.fromEntries(filtersOf(state)) };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
}

/** The filters as they are shown: a set is one, whatever its parameters. */
export function shownFilters(state: Address): [name: string, value: string][] {
  return filtersOf(state).filter(([name]) => !name.startsWith("set."));
}

/** The change that takes every filter and the search away. */
export function cleared(state: Address): Change {
  return { q: "", ...Object.fromEntries(filtersOf(state).map(([name]) => [name, ""])) };
}

/**
 * Each list has one direction: the latest order and the greatest revenue first, names from A. As the table writes it;
 * the API knows no other, so that each stands on an index.
 */
export function sortShown({ sort, q }: Address): string {
  return sort === "" ? (q.trim() === "" ? tableSort.lastOrder : "") : tableSort[sort];
}

const tableSort: Readonly<Record<CustomerSort, string>> = {
  relevance: "",
  lastOrder: "-lastOrder",
  revenue: "-revenue",
  name: "name",
};

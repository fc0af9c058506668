import { Big } from "big.js";
import type { Stage } from "#differentiate/lifecycle";
import type { Cuts } from "#differentiate/moves";
import type { Tier } from "#differentiate/value";
import type { Because, Mover } from "./movers.contract.ts";

/** What a move is explained from: the customer's facts at both dates, and what everybody is measured by. */
export type Explaining = {
  readonly facts: Facts;
  /** The later date, YYYY-MM-DD. */
  readonly at: string;
  readonly cuts: { readonly before: Cuts; readonly after: Cuts };
  readonly settings: {
    readonly atRiskAfter: number;
    readonly defectorAfter: number;
    readonly months: number;
  };
};

/** Pairs are [at the earlier date, at the later one]. Of a stage: orders, last, rhythm, gap; of a tier: orders, sales. */
export type Facts = {
  readonly orders: readonly [number, number];
  readonly last?: readonly [string | null, string | null];
  readonly rhythm?: readonly [number | null, number | null];
  readonly gap?: number | null;
  readonly sales?: readonly [number, number];
};

type Moved = Pick<Mover, "from" | "to" | "before" | "after">;

/** Why a customer stands in another stage. The first that fits is the one without which they would not have moved. */
export function becauseOfStage(moved: Moved, { facts, at, settings }: Explaining): Because {
  const [from, to] = [moved.from as Stage | "new", moved.to as Stage];
  const [ordersBefore, orders] = facts.orders;
  const [lastBefore, last] = facts.last ?? [null, null];
  const [rhythmBefore, rhythm] = facts.rhythm ?? [null, null];
  if (to === "partner") return { why: "named_partner" };
  if (to === "prospect") return from === "new" ? { why: "new_on_record" } : cancelled(ordersBefore, orders);
  const days = daysBetween(last ?? at, at);
  if (to === "at_risk" || to === "defector") {
    const times = to === "at_risk" ? settings.atRiskAfter : settings.defectorAfter;
    const silent: Because = { why: "silent", days, rhythm: rhythm ?? 0, times };
    if (from === "partner" || last !== lastBefore || from === "defector") {
      if (from === "partner" && last === lastBefore) return { why: "partner_ended" };
      if (orders < ordersBefore) return cancelled(ordersBefore, orders);
      if (from === "defector" && last === lastBefore) return rhythmMoved(rhythmBefore, rhythm, days);
      return silent;
    }
    return days > times * (rhythmBefore ?? 0) ? silent : rhythmMoved(rhythmBefore, rhythm, days);
  }
  if (from === "new" || from === "prospect") return { why: "first_purchase", orders, value: moved.after };
  if (orders < ordersBefore) return cancelled(ordersBefore, orders);
  if (to === "recovered") return { why: "came_back", on: last ?? at, days: facts.gap ?? 0 };
  if (from === "partner" && last === lastBefore) return { why: "partner_ended" };
  if (last !== lastBefore || orders > ordersBefore)
    return away.has(from)
      ? { why: "bought_again", on: last ?? at, orders: orders - ordersBefore }
      : { why: "more_orders", before: ordersBefore, after: orders };
  return away.has(from) && rhythm !== rhythmBefore
    ? rhythmMoved(rhythmBefore, rhythm, days)
    : { why: "record_changed" };
}

const away: ReadonlySet<string> = new Set(["at_risk", "defector", "recovered"]);

/**
 * Why a customer stands in another tier. Where what they bring now would still have left them in their old tier by the
 * old cuts, it is the cut that moved; else it is what they brought.
 */
export function becauseOfTier(moved: Moved, { facts, cuts, settings }: Explaining): Because {
  const [from, to] = [moved.from as Tier | "new", moved.to as Tier];
  const [ordersBefore, orders] = facts.orders;
  const [salesBefore, sales] = facts.sales ?? [0, 0];
  if (to === "prospects") return from === "new" ? { why: "new_on_record" } : cancelled(ordersBefore, orders);
  const isNew = from === "new" || from === "prospects";
  if (to === "inactive")
    return orders < ordersBefore && !isNew
      ? cancelled(ordersBefore, orders)
      : { why: "left_period", orders: isNew ? orders : salesBefore, months: settings.months };
  if (isNew) return { why: "first_purchase", orders, value: moved.after };
  if (from === "inactive") return { why: "back_in_period", orders: sales, value: moved.after };
  if (tierBy(moved.after, cuts.before) === from) {
    const cut = cutOf(isBetter(from, to) ? from : to);
    if (cut)
      return {
        why: "cut_moved",
        tier: cut,
        before: cuts.before[cut],
        after: cuts.after[cut],
        value: moved.after,
      };
  }
  const money = { valueBefore: moved.before, valueAfter: moved.after };
  if (sales === salesBefore) return { why: "other_value", ...money };
  return { why: "other_orders", before: salesBefore, after: sales, ...money };
}

/** The tier of an active customer by what they bring and where tiers end. */
export function tierBy(value: string, cuts: Cuts): Tier {
  const brought = new Big(value);
  if (brought.lte(0)) return "small";
  const reached = (cut: string | null) => cut !== null && brought.gte(cut);
  if (reached(cuts.top)) return "top";
  if (reached(cuts.big)) return "big";
  return reached(cuts.medium) ? "medium" : "small";
}

const order: readonly string[] = ["top", "big", "medium", "small"];

function isBetter(a: string, b: string): boolean {
  return order.indexOf(a) < order.indexOf(b);
}

function cutOf(tier: string): "top" | "big" | "medium" | null {
  return tier === "top" || tier === "big" || tier === "medium" ? tier : null;
}

function cancelled(before: number, after: number): Because {
  return after < before ? { why: "cancelled", orders: before - after } : { why: "record_changed" };
}

function rhythmMoved(before: number | null, after: number | null, days: number): Because {
  return { why: "rhythm_moved", before: before ?? 0, after: after ?? 0, days };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

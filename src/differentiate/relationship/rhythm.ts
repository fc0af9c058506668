import { Big } from "big.js";
import type { LifecycleSettings } from "#differentiate/lifecycle";
import type { Rhythm } from "./relationship.contract.ts";

const day = 86_400_000;

/**
 * The median of the gaps between a customer's purchase days (YYYY-MM-DD, oldest first, no day twice); null with fewer
 * than two gaps. The definition of docs/lifecycle-and-value.md, which the lifecycle's SQL follows for everyone at once.
 */
export function usualGap(purchaseDays: readonly string[]): number | null {
  const days = purchaseDays.map(numberOf);
  const gaps = days.slice(1).map((one, i) => one - (days[i] ?? one));
  if (gaps.length < 2) return null;
  const sorted = gaps.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** A gap within the bounds that the workspace gives to rhythms. */
export function held(gap: number, { rhythmMin, rhythmMax }: LifecycleSettings): number {
  return Math.min(Math.max(gap, rhythmMin), rhythmMax);
}

/** When the silence since the last purchase starts to mean something. */
export function silences(
  { days, usual, lastPurchase }: Pick<Rhythm, "days" | "usual" | "lastPurchase">,
  settings: LifecycleSettings,
): Rhythm {
  return {
    days,
    usual,
    lastPurchase,
    atRiskFrom: firstDayAfter(lastPurchase, days, settings.atRiskAfter),
    defectorFrom: firstDayAfter(lastPurchase, days, settings.defectorAfter),
  };
}

/** "More than 2 rhythms" of 45.5 days is 91 days exactly at its end: the first day beyond is the 92nd. */
function firstDayAfter(date: string, rhythm: number, times: number): string {
  const whole = Number(new Big(rhythm).times(String(times)).round(0, Big.roundDown).toFixed());
  return dateOf(numberOf(date) + whole + 1);
}

function numberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / day;
}

function dateOf(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}

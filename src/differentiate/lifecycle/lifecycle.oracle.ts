import { Big } from "big.js";
import { dateIn, endOfDay } from "#platform/clock";
import type { History } from "#test/history";
import type { LifecycleSettings, Stage } from "./lifecycle.contract.ts";

/** The definitions of docs/lifecycle-and-value.md once more, with arrays and loops, for tests to compare with. */
export type OracleStage = { stage: Stage; lastPurchase: string | null; rhythm: number | null };

export function oracleStages(history: History, settings: LifecycleSettings, at: string): OracleStage[] {
  const days = standingDays(history, at);
  return Array.from({ length: history.customers }, (_, customer) => {
    const theirs = days[customer] ?? [];
    return {
      stage: stageOf(history, settings, days, customer, at),
      lastPurchase: theirs.at(-1) ?? null,
      rhythm: theirs.length === 0 ? null : rhythmOf(settings, days, customer, at),
    };
  });
}

export function oracleWorkspaceRhythm(history: History, at: string): number | null {
  return median(standingDays(history, at).flatMap((theirs) => gapsOf(theirs)));
}

/** The local date of each sale that stands at the end of `at`, per customer, in order; a day can come several times. */
function standingDays(history: History, at: string): string[][] {
  const end = endOfDay(history.zone, at);
  return Array.from({ length: history.customers }, (_, customer) =>
    history.sales
      .filter(
        (sale) => sale.customer === customer && sale.at < end && (!sale.cancelled || sale.cancelled >= end),
      )
      .map((sale) => dateIn(history.zone, sale.at))
      .sort(),
  );
}

function stageOf(
  history: History,
  settings: LifecycleSettings,
  days: string[][],
  customer: number,
  at: string,
): Stage {
  const distance = distanceOf(history, settings, days, customer, at);
  if (distance !== "near") return distance;
  const theirs = days[customer] ?? [];
  const last = theirs.at(-1) ?? "";
  const before = days.map((one) => one.filter((day) => day < last));
  const alone = theirs.filter((day) => day === last).length === 1;
  if (alone && distanceOf(history, settings, before, customer, dayBefore(last)) === "defector")
    return "recovered";
  if (theirs.length >= settings.coreFrom) return "core";
  if (theirs.length >= settings.earlyRepeaterFrom) return "early_repeater";
  return "first_time";
}

/** Everything but recovery: partner, prospect, how far from the last purchase. */
function distanceOf(
  history: History,
  settings: LifecycleSettings,
  days: string[][],
  customer: number,
  at: string,
): "partner" | "prospect" | "defector" | "at_risk" | "near" {
  const named = history.partners.some(
    (one) => one.customer === customer && one.from <= at && (one.until === null || one.until > at),
  );
  if (named) return "partner";
  const last = days[customer]?.at(-1);
  if (last === undefined) return "prospect";
  const since = daysBetween(last, at);
  const rhythm = new Big(rhythmOf(settings, days, customer, at));
  if (rhythm.times(settings.defectorAfter).lt(since)) return "defector";
  if (rhythm.times(settings.atRiskAfter).lt(since)) return "at_risk";
  return "near";
}

function rhythmOf(settings: LifecycleSettings, days: string[][], customer: number, at: string): number {
  const own = gapsOf(days[customer] ?? []);
  const everyone = days.flatMap((theirs) => gapsOf(theirs.filter((day) => day <= at)));
  const rhythm = (own.length >= 2 ? median(own) : median(everyone)) ?? settings.rhythmDefault;
  return Math.min(Math.max(rhythm, settings.rhythmMin), settings.rhythmMax);
}

function gapsOf(days: string[]): number[] {
  const distinct = [...new Set(days)];
  return distinct.slice(1).map((day, i) => daysBetween(distinct[i] ?? "", day));
}

function median(numbers: number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

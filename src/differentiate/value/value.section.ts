import { z } from "zod";
import { formats } from "#kit/format";
import type { Formats } from "#kit/format";
import { ordered } from "#kit/tokens";
import type { Mark } from "#kit/tokens";
import type { SectionContext } from "#platform/manifest/web";
import type { Say } from "#platform/words";
import { tiers, valueAt, valueSettings } from "./value.contract.ts";
import type { Tier } from "./value.contract.ts";

/** How a tier is drawn on every page: one hue, the best tier standing out most. */
export const tierMark: Readonly<Record<Tier, Mark>> = Object.fromEntries(
  tiers.map((tier, i) => [tier, ordered[i]!]),
) as Record<Tier, Mark>;

/** What the sections of value read of a report's data. */
const sectionData = valueAt.extend({
  currency: z.string().length(3).nullable(),
  asOf: z.string(),
  /** Which of the two ways of scoring `rfm` holds. */
  scoring: z.enum(["independent", "nested"]).default("independent"),
  settings: z.object({ value: valueSettings, period: z.object({ from: z.string(), to: z.string() }) }),
});
export type SectionData = z.infer<typeof sectionData>;

/** A section's data with the words and the formats that it is said in. */
export type Telling = { readonly part: SectionData; readonly say: Say; readonly as: Formats };

/** Reads what value needs of a report's data. */
export function tell({ data, say, language }: SectionContext): Telling {
  const part = sectionData.parse(data);
  return { part, say, as: formats(language, part.currency) };
}

/** `1 de diciembre de 2010 – 9 de diciembre de 2011`: the period that pyramid, RFM and concentration look at. */
export function periodOf({ part, say, as }: Telling): string {
  return say("value.period", {
    from: as.date(part.settings.period.from),
    to: as.date(part.settings.period.to),
  });
}

/** Months from `2010-12` to `2011-02`: 2. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))) as [
    number,
    number,
  ];
  return b - a;
}

/** The month `n` months after `2010-12`. */
export function monthAfter(month: string, n: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** True where the month of `day` goes on after it, so that its figures will still grow. */
export function monthUnfinished(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 7) === day.slice(0, 7);
}

/** Display only: the exact sums are the database's. */
export function sum(values: readonly (number | string)[]): number {
  return values.reduce<number>((total, value) => total + Number(value), 0);
}

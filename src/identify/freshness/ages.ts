import { endOfDay, monthsBefore } from "#platform/clock";
import type { FieldRule, Freshness } from "./freshness.contract.ts";
import { inOrder, ruleOf, usual } from "./rules.ts";

/** Ages are counted in whole months up to this many; what is older counts as this old. */
export const oldest = 120;

/**
 * From when on a value is that many months old: before the end of the day `months` months before today, in the
 * workspace's zone.
 */
export function cutoff(zone: string, today: string, months: number): Date {
  return endOfDay(zone, monthsBefore(today, months));
}

/** The cutoffs of 120 months down to one, as `width_bucket` wants them. */
export function cutoffs(zone: string, today: string): Date[] {
  return Array.from({ length: oldest }, (_, at) => cutoff(zone, today, oldest - at));
}

/** Customers of a tier and a stage, and of how many of them a field is known for so many months. */
export type Counted = {
  readonly people: readonly {
    readonly tier: string | null;
    readonly stage: string | null;
    readonly count: number;
  }[];
  readonly held: readonly {
    readonly field: string;
    readonly tier: string | null;
    readonly stage: string | null;
    readonly months: number;
    readonly count: number;
  }[];
};

export type Narrowing = { readonly tier?: string | undefined; readonly stage?: string | undefined };

/** What is known of the customers who are asked about, by the rules that hold. Fields in use, at most 40. */
export function summed(
  { people, held }: Counted,
  rules: ReadonlyMap<string, FieldRule>,
  { tier, stage }: Narrowing,
): Pick<Freshness, "customers" | "fields"> {
  const meant = (one: { tier: string | null; stage: string | null }) =>
    (tier === undefined || one.tier === tier) && (stage === undefined || one.stage === stage);
  const ages = new Map<string, number[]>(usual.map((field) => [field, []]));
  for (const one of held) {
    const list = ages.get(one.field) ?? [];
    ages.set(one.field, list);
    if (meant(one)) list[one.months] = (list[one.months] ?? 0) + one.count;
  }
  const fields = Array.from(ages, ([field, byMonth]) => {
    const rule = ruleOf(field, rules);
    const known = total(byMonth, 0);
    const stale = rule.staleAfter === null ? 0 : total(byMonth, rule.staleAfter);
    return { field, ...rule, known, stale, medianMonths: median(byMonth, known) };
  });
  const customers = people.filter(meant).reduce((sum, one) => sum + one.count, 0);
  return { customers, fields: fields.toSorted(inOrder).slice(0, 40) };
}

function total(byMonth: readonly number[], from: number): number {
  return byMonth.slice(from).reduce((sum, one) => sum + (one ?? 0), 0);
}

function median(byMonth: readonly number[], known: number): number | null {
  if (known === 0) return null;
  let seen = 0;
  const at = Array.from(byMonth, (one) => one ?? 0).findIndex((one) => (seen += one) * 2 >= known);
  return at;
}

import { type Calendar, type SimulatedCustomer, timeOf } from "#app/demo";

/** A time with the house, in days of the record; `to` is null while they stay. */
export type Spell = { readonly from: number; readonly to: number | null };

/** Who came once stays in mind this long, in days. */
const onceLasts = 45;

/** Warmth falls over this many days before somebody leaves, to this; and is this when they are gone. */
const cooling = 60;
const coldAtLast = 0.3;
const gone = 0.1;

/** When a customer was with the house. */
export function presenceOf(
  { type, truth }: Pick<SimulatedCustomer, "type" | "truth">,
  calendar: Calendar,
): Spell[] {
  return truth.spells.map(({ from, to }) => {
    const start = timeOf(calendar, from);
    if (type === "once") return { from: start, to: start + onceLasts };
    return { from: start, to: to === null ? null : timeOf(calendar, to) };
  });
}

/**
 * How much somebody minds the house at a time, 0–1: 1 while with it, falling in a straight line to 0.3 over the 60 days
 * before they leave, 0.1 once gone, 0 before they came. Opening mail and looking around are proportional to it, so
 * their fall announces that somebody leaves.
 */
export function warmth(spells: readonly Spell[], time: number): number {
  const spell = spells.findLast(({ from }) => from <= time);
  if (spell === undefined) return 0;
  if (spell.to === null) return 1;
  const left = spell.to - time;
  if (left <= 0) return gone;
  return left >= cooling ? 1 : coldAtLast + (1 - coldAtLast) * (left / cooling);
}

/** Days until the spell that a time falls in ends; infinite where it does not, or has already. */
export function daysToLeaving(spells: readonly Spell[], time: number): number {
  const to = spells.findLast(({ from }) => from <= time)?.to ?? null;
  return to === null || to <= time ? Number.POSITIVE_INFINITY : to - time;
}

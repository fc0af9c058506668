import type { SimulatedLine } from "./baskets.ts";
import { type Calendar, instantOf, openDay } from "./calendar.ts";
import type { Category } from "./catalogue.ts";
import { chance, exponential, gamma, type Stream, uniform } from "./sampling.ts";
import { type Channel, timeOfDay } from "./world.ts";

/** Goods that came back; `line` is the place of the line in its order, `quantity` is above zero. */
export type SimulatedReturn = {
  readonly ref: string;
  readonly at: Date;
  readonly lines: readonly { readonly line: number; readonly quantity: number }[];
  readonly cents: number;
};
export type Aftermath = { readonly cancelledAt: Date | null; readonly returns: readonly SimulatedReturn[] };

/** Web orders are called off with this chance, after an exponential time of this mean in days. */
const cancelChance = 0.015;
const cancelMean = 8 / 24;
/** Chance that a line comes back, by what it is; then a day and Gamma(2, mean 7) days later. */
const returnChance: Partial<Record<Category, number>> = {
  coffee: 0.009,
  capsules: 0.012,
  equipment: 0.07,
  gift: 0.035,
};

/**
 * What becomes of an order placed at `time` (days of the record): called off, or some of it brought back to where it
 * was bought, in one document. What would happen after the record's last day has not happened.
 */
export function aftermathOf(
  ref: string,
  lines: readonly SimulatedLine[],
  time: number,
  channel: Channel,
  calendar: Calendar,
  stream: Stream,
): Aftermath {
  if (channel === "web" && chance(stream, cancelChance)) {
    const delay = exponential(stream, cancelMean);
    const at = new Date(instantOf(calendar, time).getTime() + Math.ceil(delay * 86_400) * 1000);
    return { cancelledAt: at < calendar.end ? at : null, returns: [] };
  }
  const back = lines.flatMap(({ article, quantity }, line) =>
    chance(stream, returnChance[article.category] ?? 0)
      ? [{ line, quantity: 1 + Math.floor(uniform(stream) * quantity) }]
      : [],
  );
  if (back.length === 0) return { cancelledAt: null, returns: [] };
  const later = Math.floor(time + 1 + gamma(stream, 2, 7));
  const day = channel === "shop" ? openDay(calendar, later) : later;
  const at = day + timeOfDay(stream, channel);
  if (at >= calendar.days) return { cancelledAt: null, returns: [] };
  const cents = back.reduce((sum, { line, quantity }) => sum + quantity * (lines[line]?.unitCents ?? 0), 0);
  return {
    cancelledAt: null,
    returns: [{ ref: `${ref}-D`, at: instantOf(calendar, at), lines: back, cents }],
  };
}

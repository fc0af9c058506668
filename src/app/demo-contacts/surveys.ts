import { beta, chance, exponential, normal, type Stream } from "#app/demo";
import type { Consents } from "./consents.ts";
import type { Draft, Story } from "./contact.ts";
import { daysToLeaving, warmth } from "./presence.ts";
import type { Grievance } from "./service.ts";

/** Asked this many days after an order, at most every 150; answered with one's own chance, Beta among people, × warmth. */
export const asked = { after: 10, every: 150, a: 2, b: 4 };

/** How likely somebody is to recommend the house, before rounding to 0–10. Standard deviations among people and answers. */
export const score = { mean: 8.5, people: 1.1, answers: 0.9, aggrieved: 3.2, settled: 1.4, leaving: 1.5 };

/** A grievance weighs for this long, and leaving shows this long before. */
const memory = 75;
const before = 90;

/** Answers to "would you recommend us", 0–10, of those who agreed to be asked. */
export function answersOf(
  { spells, orders }: Story,
  { research }: Consents,
  until: number,
  grievances: readonly Grievance[],
  stream: Stream,
): Draft[] {
  const drafts: Draft[] = [];
  if (research === null) return drafts;
  const answers = beta(stream, asked.a, asked.b);
  const mood = normal(stream) * score.people;
  let last = Number.NEGATIVE_INFINITY;
  for (const { order, time } of orders) {
    const sent = time + asked.after;
    if (order.cancelledAt !== null || sent < last + asked.every || sent < research || sent >= until) continue;
    last = sent;
    if (!chance(stream, answers * warmth(spells, sent))) continue;
    const at = sent + exponential(stream, 1.5);
    const exact =
      score.mean +
      mood +
      normal(stream) * score.answers -
      weight(grievances, at) -
      (daysToLeaving(spells, at) < before ? score.leaving : 0);
    drafts.push({
      type: "survey.answered",
      time: at,
      props: {
        survey: "recommendation",
        score: Math.max(0, Math.min(10, Math.round(exact))),
        order: order.ref,
      },
    });
  }
  return drafts;
}

/** What the worst of the last grievances takes off. */
function weight(grievances: readonly Grievance[], at: number): number {
  const fresh = grievances.filter(({ time }) => time <= at && at < time + memory);
  if (fresh.length === 0) return 0;
  const open = fresh.some(({ settled }) => settled === null || settled > at);
  return open ? score.aggrieved : score.settled;
}

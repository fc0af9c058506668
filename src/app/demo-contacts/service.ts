import {
  beta,
  type Calendar,
  categorical,
  chance,
  exponential,
  gamma,
  openDay,
  type Stream,
  timeOfDay,
  type World,
} from "#app/demo";
import type { Draft, Story } from "./contact.ts";
import type { Delivery } from "./deliveries.ts";
import { wanderings } from "./visits.ts";

/** Somebody's own chance to complain of a bad delivery, Beta among people; of any order, about other things. */
export const complaining = { a: 2, b: 2.5, anyOrder: 0.003 };
/** Chance that a complaint is settled, after Gamma(1.6, mean 3) days. */
export const settling = 0.88;
/** Calls with a question a day while warm, in a season of 1. */
export const asking = 1 / 1800;

/** What was wrong and when, for those who are asked afterwards. */
export type Grievance = { readonly time: number; readonly settled: number | null };

/** Complaints and calls. Every bad delivery is a grievance, told or not. */
export function serviceOf(
  story: Story,
  deliveries: readonly Delivery[],
  world: World,
  stream: Stream,
): { drafts: Draft[]; grievances: Grievance[] } {
  const { calendar } = world;
  const drafts: Draft[] = [];
  const grievances: Grievance[] = [];
  const own = beta(stream, complaining.a, complaining.b);
  for (const { order, arrived, trouble } of deliveries) {
    if (trouble === null) continue;
    const told = chance(stream, own)
      ? complaint(arrived, order.ref, trouble, story.store, calendar, stream)
      : null;
    drafts.push(...(told?.drafts ?? []));
    grievances.push({ time: arrived, settled: told?.settled ?? null });
  }
  for (const { order, time } of story.orders) {
    if (order.cancelledAt !== null || !chance(stream, complaining.anyOrder)) continue;
    const about = order.channel === "shop" ? "service" : "taste";
    const told = complaint(time + 1, order.ref, about, story.store, calendar, stream);
    drafts.push(...told.drafts);
    grievances.push({ time: time + 1, settled: told.settled });
  }
  for (const time of wanderings(asking, "shop", story, world, stream))
    drafts.push(call(time, "question", stream));
  return { drafts, grievances };
}

const channels = ["email", "phone", "form", "shop"];
const drawChannel = categorical([40, 35, 15, 10]);

/** A complaint some hours or days after `since`, in the house's hours where it is made by phone or at the shop. */
function complaint(
  since: number,
  order: string,
  about: string,
  store: string | null,
  calendar: Calendar,
  stream: Stream,
): { drafts: Draft[]; settled: number | null } {
  const drawn = channels[drawChannel(stream)] ?? "email";
  const channel = drawn === "shop" && store === null ? "email" : drawn;
  const attended = channel === "phone" || channel === "shop";
  const day = Math.floor(since + exponential(stream, 1.2)) + 1;
  const time = (attended ? openDay(calendar, day) : day) + timeOfDay(stream, attended ? "shop" : "web");
  const drafts: Draft[] = [{ type: "complaint.filed", time, props: { order, about, channel } }];
  if (channel === "phone") drafts.push(call(time - 1 / 1440, "complaint", stream));
  if (!chance(stream, settling)) return { drafts, settled: null };
  const settled = time + 1 / 24 + gamma(stream, 1.6, 3);
  drafts.push({ type: "complaint.resolved", time: settled, props: { order, about } });
  return { drafts, settled };
}

function call(time: number, reason: string, stream: Stream): Draft {
  const minutes = Math.ceil(gamma(stream, 1.5, 4));
  return { type: "call.received", time, props: { channel: "phone", reason, minutes } };
}

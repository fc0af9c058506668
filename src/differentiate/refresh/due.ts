import { createHash } from "node:crypto";
import { dateIn } from "#platform/clock";
import type { Lane } from "#platform/manifest";
import type { Refreshed, Standing } from "./standing.store.ts";

/** While facts go on changing everyone is looked at this often at most, in milliseconds … */
const pause = 1_000;
/** … and in a large workspace less often: a refresh takes at most a twentieth of the time … */
const share = 20;
// … until facts rest for as long as a refresh takes: an import has ended.

/** Why everyone must be looked at again, and whether what changes is announced. */
export type Due = { readonly why: "first" | "thresholds" | "day" | "facts"; readonly lane: Lane };

/**
 * Whether everyone's stage and tier must be found again at `now`, or null. What changes is announced when it happened to
 * the customers, by their orders or by time; not when the business changed its thresholds, nor after facts that came in
 * bulk. `restingSince` says since when the facts have been those of now.
 */
export function dueAt(standing: Standing, now: Date, restingSince: Date = now): Due | null {
  const { last, revision, zone } = standing;
  if (!last) return { why: "first", lane: "bulk" };
  if (last.inputs !== inputsOf(standing)) return { why: "thresholds", lane: "bulk" };
  const lane = revision.bulk === last.bulk ? "live" : "bulk";
  if (last.date !== dateIn(zone, now)) return { why: "day", lane };
  if (revision.live === last.live && revision.bulk === last.bulk) return null;
  return mayAgain(last, now, restingSince) ? { why: "facts", lane } : null;
}

/** A hash of what besides the facts and the date decides. */
export function inputsOf({ zone, lifecycle, value }: Pick<Standing, "zone" | "lifecycle" | "value">): string {
  return createHash("sha256")
    .update(JSON.stringify([zone, lifecycle, value]))
    .digest("base64url")
    .slice(0, 22);
}

function mayAgain({ at, took }: Refreshed, now: Date, restingSince: Date): boolean {
  const waited = now.getTime() - at.getTime();
  const rested = now.getTime() - restingSince.getTime();
  return waited >= Math.max(pause, share * took) || (waited >= pause && rested >= Math.max(pause, took));
}

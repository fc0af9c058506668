import { Big } from "big.js";
import {
  asOfDay,
  type AsOf,
  lifecycleSettingsOf,
  type LifecycleSettings,
  stagesOf,
} from "#differentiate/lifecycle";
import { periodUpTo, type Tier, valueSettingsOf } from "#differentiate/value";
import type { Tx } from "#platform/database";
import type { Relationship, Rhythm, Worth } from "./relationship.contract.ts";
import {
  type Cuts,
  keptRhythm,
  latestCuts,
  purchaseDaysOf,
  recordedOf,
  worthOf,
} from "./relationship.store.ts";
import { held, silences, usualGap } from "./rhythm.ts";

/** Days of purchase that a page is told: more would not be told apart on it. */
const mostDays = 200;

/** Where a customer stands on the day of `now`: their rhythm and what it says, their worth and what they lack to the tier above. */
export async function relationshipOf(
  tx: Tx,
  workspaceId: string,
  customerId: string,
  now: Date,
): Promise<Relationship> {
  const today = await asOfDay(tx, workspaceId, now);
  const settings = await lifecycleSettingsOf(tx, workspaceId);
  const { stage, tier } = await recordedOf(tx, workspaceId, customerId);
  const purchaseDays = await purchaseDaysOf(tx, today, customerId);
  return {
    today: today.date,
    stage,
    atRiskAfter: settings.atRiskAfter,
    defectorAfter: settings.defectorAfter,
    rhythm: await rhythmOf(tx, today, settings, customerId, purchaseDays),
    purchaseDays: purchaseDays.slice(-mostDays),
    worth: await worthToday(tx, today, customerId, tier),
  };
}

async function rhythmOf(
  tx: Tx,
  today: AsOf,
  settings: LifecycleSettings,
  customerId: string,
  purchaseDays: readonly string[],
): Promise<Rhythm | null> {
  const lastPurchase = purchaseDays.at(-1);
  if (lastPurchase === undefined) return null;
  const usual = usualGap(purchaseDays);
  if (usual !== null) return silences({ days: held(usual, settings), usual, lastPurchase }, settings);
  // Who has no rhythm of their own goes by everybody's: the one last kept, or else found from everyone's orders.
  const kept = await keptRhythm(tx, today);
  if (kept !== undefined)
    return silences(
      { days: held(kept ?? settings.rhythmDefault, settings), usual: null, lastPurchase },
      settings,
    );
  const { workspaceId, date: at } = today;
  const [found] = await stagesOf(tx, { workspaceId, at, customerIds: [customerId] });
  if (!found || found.rhythm === null) return null;
  return silences({ days: found.rhythm, usual: null, lastPurchase }, settings);
}

async function worthToday(tx: Tx, today: AsOf, customerId: string, tier: Tier | null): Promise<Worth> {
  const settings = await valueSettingsOf(tx, today.workspaceId);
  const period = periodUpTo(today, settings);
  const { revenue, orders } = await worthOf(tx, period, customerId);
  return {
    from: period.from,
    to: period.date,
    revenue,
    orders,
    tier,
    above: tierAbove(await latestCuts(tx, today.workspaceId), tier, revenue),
    shares: { top: settings.topShare, big: settings.bigShare, medium: settings.mediumShare },
  };
}

const upwards = ["medium", "big", "top"] as const;

/** The nearest tier above an active customer's that has a place, and how much more takes them there. */
export function tierAbove(cuts: Cuts | null, tier: Tier | null, revenue: string): Worth["above"] {
  const from = tier === "small" ? 0 : upwards.findIndex((one) => one === tier) + 1;
  if (!cuts || tier === null || (from === 0 && tier !== "small")) return null;
  for (const above of upwards.slice(from)) {
    const cut = cuts[above];
    // Since the cuts were found the customer may have passed one: the next look puts them there.
    if (cut !== null && new Big(cut).gt(revenue))
      return { tier: above, missing: new Big(cut).minus(revenue).toFixed() };
  }
  return null;
}

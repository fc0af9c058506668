import { type AsOf, asOf, lifecycleAt } from "#differentiate/lifecycle";
import type { LifecycleSettings } from "#differentiate/lifecycle";
import { type Move, type MoveWithExamples, stageMoves, tierMoves } from "#differentiate/moves";
import { cohortsAt, concentrationAt, pyramidAt, repeatRateAt, rfmAt, trendAt } from "#differentiate/value";
import { type Asked, type Period, periodUpTo, type ValueSettings } from "#differentiate/value";
import type { Tx } from "#platform/database";

/** What can be asked at a date. */
export type Kind = "pyramid" | "rfm" | "lifecycle" | "cohorts" | "trend" | "concentration" | "changes";

/** One thing to be worked out. */
export type Figure = {
  readonly kind: Kind;
  /** YYYY-MM-DD */
  readonly at: string;
  /** The earlier date of a comparison; "" elsewhere. */
  readonly variant: string;
};

/** What figures depend on besides facts and dates. */
export type Inputs = {
  readonly zone: string;
  readonly lifecycle: LifecycleSettings;
  readonly value: ValueSettings;
};

/** Works a figure out from the record, over everyone. */
export function workOut(tx: Tx, workspaceId: string, figure: Figure, inputs: Inputs): Promise<object> {
  return working[figure.kind](tx, { workspaceId, at: figure.at }, figure, inputs);
}

type Working = (tx: Tx, asked: Asked, figure: Figure, inputs: Inputs) => Promise<object>;

const working: Readonly<Record<Kind, Working>> = {
  pyramid: async (tx, asked) => ({ pyramid: await pyramidAt(tx, asked) }),
  concentration: async (tx, asked) => ({ concentration: await concentrationAt(tx, asked) }),
  rfm: async (tx, asked) => ({
    rfm: await rfmAt(tx, asked),
    rfmNested: await rfmAt(tx, { ...asked, nested: true }),
  }),
  cohorts: async (tx, asked) => ({
    cohorts: await cohortsAt(tx, asked),
    repeatRate: await repeatRateAt(tx, asked),
  }),
  trend: async (tx, asked) => ({
    trend: await trendAt(tx, asked),
    repeatRate: await repeatRateAt(tx, asked),
  }),
  lifecycle: async (tx, asked) => {
    const found = await lifecycleAt(tx, asked);
    return { ...found, customers: found.lifecycle.reduce((sum, one) => sum + one.customers, 0) };
  },
  changes: async (tx, { workspaceId, at }, { variant }, { lifecycle, value }) => {
    const [before, after] = [await asOf(tx, workspaceId, variant), await asOf(tx, workspaceId, at)];
    const period = (seen: AsOf): Period => periodUpTo(seen, value);
    const look = (seen: AsOf) => ({ ...seen, settings: lifecycle });
    const stages = await stageMoves(tx, [look(before), look(after)], period(after));
    const tiers = await tierMoves(tx, [period(before), period(after)]);
    return { stages: stages.map(withoutExamples), tiers: tiers.map(withoutExamples) };
  },
};

/** People are asked for by the list of customers; a kept figure names nobody. */
function withoutExamples({ from, to, customers, value }: MoveWithExamples): Move {
  return { from, to, customers, value };
}

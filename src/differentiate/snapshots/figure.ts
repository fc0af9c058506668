import { asOf, lifecycleAt } from "#differentiate/lifecycle";
import type { LifecycleSettings } from "#differentiate/lifecycle";
import { type Between, flowsBetween } from "#differentiate/moves";
import { keepPeople } from "#differentiate/sets";
import { cohortsAt, concentrationAt, pyramidAt, repeatRateAt, rfmAt, trendAt } from "#differentiate/value";
import { type Asked, periodUpTo, type ValueSettings } from "#differentiate/value";
import { wealthAt } from "#differentiate/wealth";
import type { Tx } from "#platform/database";

/** What can be asked at a date: figures, and `people`, who is behind a number of one. */
export type Kind =
  | "pyramid"
  | "rfm"
  | "lifecycle"
  | "cohorts"
  | "trend"
  | "concentration"
  | "wealth"
  | "flows"
  | "people";

/** One thing to be worked out. */
export type Figure = {
  readonly kind: Kind;
  /** YYYY-MM-DD */
  readonly at: string;
  /** The earlier date of a comparison; "" elsewhere. */
  readonly from?: string;
  /** Of `people`: which, as #differentiate/sets writes it in one word. */
  readonly of?: string;
};

/** What figures depend on besides facts and dates. */
export type Inputs = {
  readonly zone: string;
  readonly lifecycle: LifecycleSettings;
  readonly value: ValueSettings;
};

/** Figures that keep the people behind them. */
export function keepsPeople({ kind }: Figure): boolean {
  return kind === "flows" || kind === "people";
}

/** Works a figure out from the record, over everyone. Whom it keeps become members of `setId`. */
export function workOut(
  tx: Tx,
  workspaceId: string,
  figure: Figure,
  inputs: Inputs,
  setId: string,
): Promise<object> {
  return working[figure.kind](tx, { workspaceId, at: figure.at }, { figure, inputs, setId });
}

type Working = (
  tx: Tx,
  asked: Asked,
  given: { readonly figure: Figure; readonly inputs: Inputs; readonly setId: string },
) => Promise<object>;

const working: Readonly<Record<Kind, Working>> = {
  pyramid: async (tx, asked) => ({ pyramid: await pyramidAt(tx, asked) }),
  concentration: async (tx, asked) => ({ concentration: await concentrationAt(tx, asked) }),
  wealth: async (tx, asked) => ({ wealth: await wealthAt(tx, asked) }),
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
  flows: async (tx, { workspaceId }, { figure, inputs, setId }) =>
    flowsBetween(tx, await betweenOf(tx, workspaceId, figure, inputs), setId),
  people: async (tx, { workspaceId }, { figure, inputs, setId }) => {
    const between = await betweenOf(tx, workspaceId, figure, inputs);
    return { customers: await keepPeople(tx, figure.of ?? "", between, setId) };
  },
};

/** The two dates of a figure; where it has one, twice the same. */
async function betweenOf(
  tx: Tx,
  workspaceId: string,
  { from, at }: Figure,
  { lifecycle, value }: Inputs,
): Promise<Between> {
  const [before, after] = [await asOf(tx, workspaceId, from || at), await asOf(tx, workspaceId, at)];
  const settings = lifecycle;
  return {
    looks: [
      { ...before, settings },
      { ...after, settings },
    ],
    periods: [periodUpTo(before, value), periodUpTo(after, value)],
  };
}

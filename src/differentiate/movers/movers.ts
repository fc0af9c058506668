import { type Direction, directionOf, type Flow, type Flows, NEW, placeOf } from "#differentiate/moves";
import { type Found } from "#differentiate/snapshots";
import { formats } from "#kit/format";
import type { Language, Say } from "#platform/words";
import { becauseOfStage, becauseOfTier, type Explaining } from "./because.ts";
import { sayBecause } from "./because_say.ts";
import type { Mover } from "./movers.contract.ts";
import type { MoverFound } from "./movers.store.ts";

type Kind = "stage" | "tier";

/** The places of kept members that are asked for: moves that are named, or all of a direction, or all. */
export function placesOf(
  found: Found,
  kind: Kind,
  move: string | undefined,
  direction: Direction | undefined,
): string[] {
  return movesOf(found, kind)
    .filter(({ from, to }) => !direction || directionOf(kind, from, to) === direction)
    .map(({ from, to }) => `${from}>${to}`)
    .filter((one) => !move || move.split(",").includes(one))
    .map((one) => {
      const [from = NEW, to = ""] = one.split(">");
      return placeOf(kind, from, to);
    });
}

function movesOf({ snapshot }: Found, kind: Kind): Flow[] {
  const { stages, tiers } = snapshot.result as Flows;
  return (kind === "stage" ? stages : tiers).filter(({ from, to }) => from !== to);
}

/** Tells of those found on a page why they moved, in the language of who asks. */
export function tellMovers(
  { figure, inputs, snapshot, workspace }: Found,
  kind: Kind,
  rows: readonly MoverFound[],
  say: Say,
  language: Language,
): Mover[] {
  const as = formats(language, workspace.currency);
  const { cuts } = snapshot.result as Flows;
  const { atRiskAfter, defectorAfter } = inputs.lifecycle;
  const settings = { atRiskAfter, defectorAfter, months: inputs.value.periodMonths };
  return rows.map(({ customerId, name, before, after, difference, place, facts }) => {
    const [from = "", to = ""] = place.slice(kind.length + 1).split(">");
    const moved = { customerId, name, from, to, before, after, difference };
    const explaining: Explaining = { facts, at: figure.at, cuts, settings };
    const because = kind === "stage" ? becauseOfStage(moved, explaining) : becauseOfTier(moved, explaining);
    return { ...moved, because, sentence: sayBecause(because, say, as) };
  });
}

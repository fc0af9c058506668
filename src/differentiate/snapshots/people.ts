import type { RawBuilder } from "kysely";
import { placeOf } from "#differentiate/moves";
import { type SetName, type SetParams, waysOf, wordOf } from "#differentiate/sets";
import { monthsBefore } from "#platform/clock";
import type { Tx } from "#platform/database";
import type { Accepted } from "#platform/http";
import { isRefusal, type Refusal } from "#platform/refusals";
import { findFigure } from "./answer.ts";
import type { Figure } from "./figure.ts";
import { membersOf } from "./snapshot.store.ts";

/** Who is behind a number: a relation of (customer_id, …), and whether it is of the facts as they stand. */
export type PeopleFound = { readonly relation: RawBuilder<unknown>; readonly fresh: boolean };

/**
 * Finds the people of a set by the figure that they are behind. They are kept with it, so that a list of them is as fast
 * for a date of years ago as for today; when they must be looked for first, `findFigure` says how long that may take.
 */
export async function findPeople<N extends SetName>(
  tx: Tx,
  workspaceId: string,
  now: Date,
  name: N,
  params: SetParams<N>,
  large?: number,
): Promise<PeopleFound | Accepted | Refusal> {
  const { figure, places } = figureOf(name, params);
  const found = await findFigure(tx, workspaceId, now, figure, large);
  if (isRefusal(found) || "accepted" in found) return found;
  return { relation: membersOf(workspaceId, found.figure, places), fresh: found.fresh };
}

type Behind = {
  readonly figure: (today: string) => Figure;
  /** Places of the figure's members; null: all of them. */
  readonly places: readonly string[] | null;
};

function figureOf(name: SetName, params: Readonly<Record<string, unknown>>): Behind {
  const { at, from, kind, move } = params as {
    at?: string;
    from?: string;
    kind?: "stage" | "tier";
    move?: string;
  };
  const of = wordOf(name, params);
  if (name !== "moved") return { figure: (today) => ({ kind: "people", at: at ?? today, of }), places: null };
  const dates = (today: string) => ({ at: at ?? today, from: from ?? monthsBefore(at ?? today, 1) });
  const ways = waysOf(move ?? "");
  // Whoever moved is kept with the flows already; those who stayed, or stood somewhere whatever then, are looked for.
  return ways.every(([a, b]) => a && b && a !== b)
    ? {
        figure: (today) => ({ kind: "flows", ...dates(today) }),
        places: ways.map(([a, b]) => placeOf(kind ?? "stage", a, b)),
      }
    : { figure: (today) => ({ kind: "people", ...dates(today), of }), places: null };
}

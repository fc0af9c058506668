import type { Tx } from "#platform/database";
import type { Between } from "#differentiate/moves";
import { withHashJoins } from "#differentiate/lifecycle";
import { sql } from "kysely";
import {
  best,
  buyersOf,
  inCells,
  inCohort,
  inMonth,
  inStages,
  inTiers,
  onWay,
  type People,
} from "./set.sql.ts";
import {
  buyersSet,
  cohortSet,
  monthSet,
  movedSet,
  rfmSet,
  type SetName,
  shareSet,
  stageSet,
  tierSet,
} from "./sets.contract.ts";

/** A set as it is kept: its name and what was asked, in one word that two askings of the same have in common. */
export function wordOf(name: SetName, params: Readonly<Record<string, unknown>>): string {
  const { at: _, from: __, ...rest } = params;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  return `${name} ${said
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join("&")}`;
}

/** Finds everyone of a set (`wordOf`) and keeps them as members of `setId`; answers how many they are. */
export async function keepPeople(tx: Tx, word: string, between: Between, setId: string): Promise<number> {
  const statement = sql<{ customers: number }>`
    with kept as (
      insert into differentiate.kept_member (workspace_id, set_id, customer_id, place, worth, worth_before)
      select ${between.looks[1].workspaceId}::uuid, ${setId}::uuid, customer_id, '', worth, worth_before
      from (${peopleOf(word, between)}) as found
      returning 1
    )
    select count(*) as customers from kept
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows[0]?.customers ?? 0;
}

function peopleOf(word: string, between: Between): People {
  const [name = "", said = ""] = word.split(" ");
  const params = Object.fromEntries(new URLSearchParams(said));
  const { periods } = between;
  switch (name as SetName) {
    case "tier":
      return inTiers(periods[1], tierSet.parse(params));
    case "stage":
      return inStages(between, stageSet.parse(params));
    case "rfm":
      return inCells(periods[1], rfmSet.parse(params));
    case "cohort":
      return inCohort(periods[1], cohortSet.parse(params));
    case "month":
      return inMonth(periods[1], monthSet.parse(params));
    case "buyers":
      return buyersOf(periods[1], buyersSet.parse(params));
    case "share":
      return best(periods[1], shareSet.parse(params));
    case "moved": {
      const { kind, move } = movedSet.parse(params);
      return onWay(between, kind, waysOf(move));
    }
  }
}

/** `core>at_risk,>new` → [[core, at_risk], ["", new]] */
export function waysOf(move: string): (readonly [string, string])[] {
  return move.split(",").map((way) => {
    const [from = "", to = ""] = way.split(">");
    return [from, to];
  });
}

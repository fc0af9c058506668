import { setShapes, type SetName, type SetParams } from "#differentiate/sets";
import { customerSet, defineSet } from "#identify/finding";
import { type Fill, fill } from "#platform/manifest";
import { isRefusal } from "#platform/refusals";
import { findPeople } from "./people.ts";

/** The sets of customers that the list can open: `value.tier`, `value.stage` … */
export const setFills: readonly Fill[] = (Object.keys(setShapes) as SetName[]).map((name) =>
  fill(
    customerSet,
    defineSet({
      name: `value.${name}`,
      params: setShapes[name],
      find: async (tx, workspaceId, now, params) => {
        const found = await findPeople(tx, workspaceId, now, name, params as SetParams<typeof name>);
        return isRefusal(found) || "accepted" in found ? found : found.relation;
      },
    }),
  ),
);

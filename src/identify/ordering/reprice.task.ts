import { findWorkspace, moneyChanged } from "#access/workspaces";
import { holdRates } from "#identify/rates";
import { inWorkspace } from "#platform/database";
import type { TaskKind } from "#platform/tasks";
import { repriceAll } from "./pricing.store.ts";

/** Prices everything again after the workspace said another currency or zone. Its result says whose money changed. */
export const repriceEverything: TaskKind = {
  kind: moneyChanged,
  run: async ({ database, workspaceId, clock }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      await holdRates(tx, workspaceId, "alone");
      const workspace = await findWorkspace(tx, workspaceId);
      if (!workspace) return { customersRepriced: 0 };
      const home = { workspaceId, zone: workspace.zone, currency: workspace.currency };
      return { customersRepriced: await repriceAll(tx, home, clock.now()) };
    }),
};

import { loadsOf, forgetMapping, listMappings } from "#identify/loads";
import { recordChange } from "#access/audit";
import { recordItself, sharesOf } from "#identify/claims";
import { hasCustomer } from "#identify/customers";
import { mappingPath, provenance, provenancePath, savedMappings } from "#identify/imports";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { z } from "zod";
import { importersOf } from "./view.ts";

const mappings = defineRoute({
  method: "get",
  path: "/api/mappings",
  right: "customers.read",
  tag: "Imports",
  summary: "The mappings that were saved after a run and are recognised by a file's header.",
  answer: savedMappings,
  handle: async ({ database, caller: { workspaceId } }) => {
    const items = await inWorkspace(database, workspaceId, (tx) => listMappings(tx, workspaceId));
    return {
      items: items.map((one) => ({ ...one, columns: [...one.columns], usedAt: one.usedAt.toISOString() })),
    };
  },
});

const forget = defineRoute({
  method: "delete",
  path: "/api/mappings/{mappingId}",
  right: "imports.write",
  tag: "Imports",
  summary: "Forgets a saved mapping.",
  params: mappingPath,
  answer: z.null(),
  handle: ({ database, clock, caller: { workspaceId, actor, kind }, params: { mappingId } }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const known = await forgetMapping(tx, workspaceId, mappingId);
      if (!known) return refuse("import.mapping_not_found", {}, { status: 404 });
      const change = { workspaceId, actor, actorKind: kind, action: "mapping.deleted", subject: mappingId };
      await recordChange(tx, change, clock.now());
      return null;
    }),
});

const whence = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}/provenance",
  right: "customers.read",
  tag: "Customers",
  summary: "Which imports say what stands on a customer: source, legal basis, who imported, how much.",
  params: provenancePath,
  answer: provenance,
  handle: async ({ database, caller: { workspaceId }, params: { customerId } }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      if (!(await hasCustomer(tx, workspaceId, customerId)))
        return refuse("customers.unknown", {}, { status: 404 });
      const shares = (await sharesOf(tx, workspaceId, customerId)).filter(
        (one) => one.importId !== recordItself,
      );
      const loads = await loadsOf(
        tx,
        workspaceId,
        shares.map((one) => one.importId),
      );
      const names = await importersOf(tx, workspaceId, loads);
      const imports = loads.flatMap((load) => {
        const share = shares.find((one) => one.importId === load.importId);
        if (!share) return [];
        return [
          {
            ...share,
            kind: load.kind,
            state: load.state,
            file: load.fileName,
            source: load.sourceName,
            legalBasis: load.legalBasis,
            importer: {
              kind: load.importerKind,
              id: load.importerId,
              name: names.get(load.importerId) ?? null,
            },
            at: (load.startedAt ?? load.createdAt).toISOString(),
          },
        ];
      });
      return { imports };
    }),
});

export const keptRoutes = [mappings, forget, whence];

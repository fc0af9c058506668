import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { isId } from "#platform/ids";
import { refuse } from "#platform/refusals";
import { customer } from "./customers.contract.ts";
import { readCustomer } from "./detail.store.ts";

export const getCustomer = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}",
  right: "customers.read",
  summary: "Who a customer is: identities, traits with where they come from, counts, stage and tier.",
  tag: "Customers",
  params: z.object({ customerId: z.string() }),
  answer: customer,
  handle: async ({ params: { customerId }, caller: { workspaceId }, database }) =>
    inWorkspace(database, workspaceId, async (tx) => {
      const found = isId(customerId) ? await readCustomer(tx, workspaceId, customerId) : null;
      if (!found) return refuse("customers.unknown", {}, { status: 404 });
      const workspace = await findWorkspace(tx, workspaceId);
      return { ...found, currency: workspace?.currency ?? null };
    }),
});

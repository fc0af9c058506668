import { z } from "zod";
import { hasCustomer } from "#identify/customers";
import { inWorkspace } from "#platform/database";
import { defineRoute } from "#platform/http";
import { refuse } from "#platform/refusals";
import { relationship } from "./relationship.contract.ts";
import { relationshipOf } from "./relationship.ts";

export const getRelationship = defineRoute({
  method: "get",
  path: "/api/customers/{customerId}/relationship",
  right: "customers.read",
  summary:
    "Where a customer stands today: their rhythm of buying and when silence puts them at risk, their worth in the period and what they lack to the tier above.",
  tag: "Customers",
  params: z.object({ customerId: z.string() }),
  answer: relationship,
  handle: async ({ params: { customerId }, caller: { workspaceId }, database, clock }) =>
    inWorkspace(database, workspaceId, async (tx) =>
      (await hasCustomer(tx, workspaceId, customerId))
        ? relationshipOf(tx, workspaceId, customerId, clock.now())
        : refuse("customers.unknown", {}, { status: 404 }),
    ),
});

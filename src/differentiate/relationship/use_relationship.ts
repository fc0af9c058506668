import { useApi } from "#kit/api";
import { relationship } from "./relationship.contract.ts";
import type { Relationship } from "./relationship.contract.ts";

/** Where a customer stands today; asked again when they, or everybody's figures, change. Both cards share one answer. */
export function useRelationship(customerId: string): ReturnType<typeof useApi<Relationship>> {
  return useApi(`/api/customers/${customerId}/relationship`, {
    answer: relationship,
    live: ["customer"],
    about: customerId,
  });
}

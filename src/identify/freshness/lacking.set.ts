import { sql } from "kysely";
import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { defineSet } from "#identify/finding";
import { dateIn } from "#platform/clock";
import { cutoff } from "./ages.ts";
import { fieldName, lacks } from "./freshness.contract.ts";
import { contacts, heldSince } from "./held.sql.ts";
import { readRules } from "./kept.store.ts";
import { ruleOf } from "./rules.ts";

/** Customers in whom a field is missing or stale, also those of one tier or stage: the people behind a figure. */
export const lackingSet = defineSet({
  name: "freshness.lacking",
  params: z.object({
    field: fieldName,
    lack: z.enum(lacks),
    tier: z.string().max(40).optional(),
    stage: z.string().max(40).optional(),
  }),
  find: async (tx, workspaceId, now, { field, lack, tier, stage }) => {
    const zone = (await findWorkspace(tx, workspaceId))?.zone ?? "UTC";
    const { staleAfter } = ruleOf(field, await readRules(tx, workspaceId));
    const before = staleAfter === null ? null : cutoff(zone, dateIn(zone, now), staleAfter);
    const since = heldSince(sql`${field}::text`);
    return sql`
      select c.customer_id
      from identify.customer as c
      left join lateral (${contacts(workspaceId, sql`and profile.customer_id = c.customer_id`)}) as k on true
      where c.workspace_id = ${workspaceId} and c.merged_into is null
        and ${lack === "missing" ? sql`${since} is null` : sql`${since} < ${before}::timestamptz`}
        ${tier ? sql`and c.traits -> 'tier' ->> 'v' = ${tier}` : sql``}
        ${stage ? sql`and c.traits -> 'stage' ->> 'v' = ${stage}` : sql``}`;
  },
});

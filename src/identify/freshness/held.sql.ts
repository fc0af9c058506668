import { type RawBuilder, sql } from "kysely";

/**
 * Since when a field of a customer (`c`) is known, null where it is not: the trait, or for what also identifies or may be
 * said in several traits, the latest of them. `k` is their row of `contacts`, or nothing.
 */
export function heldSince(field: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`greatest(
    ${traitSince(field)},
    case ${field}
      when 'email' then k.email_at
      when 'phone' then k.phone_at
      when 'nationalId' then k.national_at
      when 'name' then greatest(${traitSince(sql`'firstName'`)}, ${traitSince(sql`'lastName'`)}, ${traitSince(sql`'company'`)})
    end
  )`;
}

function traitSince(name: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when c.traits -> ${name} ->> 'v' <> '' then (c.traits -> ${name} ->> 'at')::timestamptz end`;
}

/** Since when customers are known under an address, a number or a document; `whose` narrows them (`and profile.…`). */
export function contacts(workspaceId: string, whose: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select profile.customer_id,
      max(identity.opened_at) filter (where identity.kind = 'email') as email_at,
      max(identity.opened_at) filter (where identity.kind = 'phone') as phone_at,
      max(identity.opened_at) filter (where identity.kind = 'national') as national_at,
      min(identity.value_norm) filter (where identity.kind = 'email') as email,
      min(identity.value_norm) filter (where identity.kind = 'phone') as phone,
      min(identity.value_norm) filter (where identity.kind = 'national') as national,
      min(identity.value_norm) filter (where identity.kind = 'external') as external
    from identify.profile
    join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
      and identity.closed_at is null
    where profile.workspace_id = ${workspaceId} ${whose}
    group by profile.customer_id`;
}

import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Import } from "./job.ts";

/**
 * Finds the document of every staged row that has a customer, and the row's place in it.
 *
 * With an order id, the document is the order; two customers under one number are two orders. Without one, each row is an
 * order of its own, known by its content and its occurrence: identical rows count (CDNOW_master has 255), and reading the
 * file twice finds the same ones. What came back on a later day under the order's own number is a refund of that order.
 *
 * A line's number is its distance from the document's first row: 1, 2, 3 … where the lines stand together. Numbering by
 * window functions, which sort half a million wide rows three times, took 7 s where this takes 2.5.
 */
export async function stageLines(tx: Tx, job: Import): Promise<void> {
  await sql`
    insert into identify.staged_line (
      workspace_id, import_id, ref, order_ref, line_no, row_id, customer_ref, at, quantity, unit_price, amount, currency,
      sku, product, kind, hash, first_row, email, name
    )
    with named as not materialized (
      select * from identify.staged_row
      where workspace_id = ${job.workspaceId} and import_id = ${job.importId} and customer_ref is not null
    ),
    contested as materialized (
      select order_ref from named where order_ref is not null
      group by order_ref having min(customer_ref) <> max(customer_ref)
    ),
    occurrences as materialized (
      select row_no, row_number() over (partition by hash order by row_no) as occurrence
      from named where order_ref is null
    ),
    referenced as materialized (
      select row_no, row_id, customer_ref, at, quantity, unit_price, amount, currency, sku, product, kind, hash,
        email, name,
        case
          when named.order_ref is null then hash || '-' || occurrence
          when contested.order_ref is not null then named.order_ref || ' · ' || customer_ref
          else named.order_ref
        end as ref
      from named
      left join contested using (order_ref)
      left join occurrences using (row_no)
    ),
    documents as materialized (
      select ref, min(row_no) as first_row, min(at) filter (where kind <> 'return') as sold_at
      from referenced group by ref
    ),
    placed as (
      select referenced.*, first_row, (kind = 'return' and at::date > sold_at::date) is true as refunded
      from referenced join documents using (ref)
    )
    select ${job.workspaceId}::uuid, ${job.importId}::uuid, case when refunded then ref || ' · return' else ref end,
      case when refunded then ref end, row_no - first_row + 1, row_id, customer_ref, at, round(quantity, 6),
      round(unit_price, 6), amount, currency, sku, product, kind, hash, first_row, email, name
    from placed
  `.execute(tx);
}

/**
 * Folds staged lines into documents. A document whose lines are all cancelled is a cancelled order; one that gives more
 * back than it sells is a return; anything else is a sale, also a free one. Cancelled lines bring nothing.
 * Customers are resolved before.
 */
export async function stageDocuments(tx: Tx, job: Import): Promise<void> {
  await sql`
    insert into identify.staged_document (
      workspace_id, import_id, ref, order_ref, kind, event_id, profile_id, customer_id, at, cancelled_at, currency, total,
      home_total, updated_at, content_hash
    )
    with documents as materialized (
      select ref, min(order_ref) as order_ref, min(customer_ref) as customer_ref, min(at) as at,
        min(row_id::text)::uuid as event_id, min(currency) as currency,
        coalesce(sum(amount) filter (where kind <> 'cancellation'), 0) as net,
        coalesce(sum(amount) filter (where kind <> 'cancellation' and ${homeCurrency(job)}), 0) as home_net,
        bool_and(${homeCurrency(job)}) as priced,
        bool_and(kind = 'cancellation') as cancelled,
        bool_and(kind <> 'sale') as nothing_sold,
        sum(amount) as written,
        md5(string_agg(hash, '' order by hash)) as content_hash
      from identify.staged_line
      where workspace_id = ${job.workspaceId} and import_id = ${job.importId}
      group by ref
    )
    select ${job.workspaceId}::uuid, ${job.importId}::uuid, ref, order_ref,
      case
        when cancelled then 'cancellation'
        when net < 0 or (net = 0 and nothing_sold) then 'return'
        else 'sale'
      end,
      event_id, profile.profile_id, profile.customer_id, at at time zone ${job.zone},
      case when cancelled then at at time zone ${job.zone} end,
      currency, round(case when cancelled then written else net end, 4),
      case when priced then round(case when cancelled then written else home_net end, 4) end,
      at at time zone ${job.zone}, content_hash
    from documents
    join identify.identity
      on identity.workspace_id = ${job.workspaceId} and identity.kind = 'external'
      and identity.value_norm = documents.customer_ref and identity.closed_at is null
    join identify.profile
      on profile.workspace_id = ${job.workspaceId} and profile.profile_id = identity.profile_id
  `.execute(tx);
}

/** Whether a staged line's money is the workspace's own: it says so, or says nothing, or the workspace has not decided. */
export function homeCurrency(job: Import) {
  return sql`(currency is null or ${job.currency}::text is null or currency = ${job.currency})`;
}

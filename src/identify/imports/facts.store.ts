import { sql } from "kysely";
import type { OddRow } from "#identify/files";
import type { Tx } from "#platform/database";
import { homeCurrency } from "./documents.store.ts";
import type { Import } from "./job.ts";

/** What a file holds, counted over its staged rows and the documents made of them. */
export type FileFacts = {
  readonly customers: number;
  readonly orders: number;
  readonly returns: number;
  readonly lines: number;
  readonly withoutCustomer: number;
  /** Exact: the sum of the rows as written, not of what the record rounds to four decimals. */
  readonly revenue: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The last date of any accepted row, with or without a customer. */
  readonly last: string | null;
};

/** Counts a staged file. Dates are YYYY-MM-DD as the file wrote them. */
export async function fileFacts(tx: Tx, job: Import): Promise<FileFacts> {
  const { rows } = await sql<Pick<FileFacts, "orders" | "returns">>`
    select count(*) filter (where kind = 'sale') as orders, count(*) filter (where kind <> 'sale') as returns
    from identify.staged_document
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId}
  `.execute(tx);
  const documents = rows[0] ?? { orders: 0, returns: 0 };
  return { ...documents, ...(await rowFacts(tx, job)) };
}

/** What a staged file's rows say, without the documents that they make. */
export async function rowFacts(tx: Tx, job: Import): Promise<Omit<FileFacts, "orders" | "returns">> {
  const { rows } = await sql<Omit<FileFacts, "orders" | "returns">>`
    select count(distinct customer_ref) as customers, count(*) as lines,
      count(*) filter (where customer_ref is null) as "withoutCustomer",
      coalesce(trim_scale(sum(amount) filter (
        where customer_ref is not null and kind <> 'cancellation' and ${homeCurrency(job)}
      )), 0)::text as revenue,
      (min(at) filter (where customer_ref is not null))::date as "from",
      (max(at) filter (where customer_ref is not null))::date as "to",
      max(at)::date as last
    from identify.staged_row
    where workspace_id = ${job.workspaceId} and import_id = ${job.importId}
  `.execute(tx);
  const [facts] = rows;
  if (!facts) throw new Error("an aggregate without a row");
  return facts;
}

/** Counts what is odd in a staged file, by class; a row may be odd in several ways. Classes with no row are left out. */
export async function fileOddities(tx: Tx, job: Import): Promise<OddRow[]> {
  const { rows } = await sql<OddRow>`
    with rows as materialized (
      select *, row_number() over (partition by hash order by row_no) > 1 as repeated
      from identify.staged_row
      where workspace_id = ${job.workspaceId} and import_id = ${job.importId}
    ),
    classed as (
      select unnest(array[
        case when kind = 'return' then 'returns' end,
        case when kind = 'cancellation' then 'cancellations' end,
        case when class = 'adjustment' then 'adjustments' end,
        case when class = 'postage_or_fee' then 'postage_and_fees' end,
        case when class = 'bad_debt' then 'bad_debt' end,
        case when zero_price then 'zero_prices' end,
        case when customer_ref is null and not shared then 'without_customer' end,
        case when shared then 'shared_customer' end,
        case when repeated then 'identical_rows' end,
        case when not ${homeCurrency(job)} then 'other_currency' end,
        case when at > ${job.now}::timestamptz at time zone ${job.zone} then 'future_dates' end
      ]) as class, amount
      from rows
    )
    select class, count(*) as lines, trim_scale(sum(amount))::text as amount
    from classed
    where class is not null
    group by class
    order by lines desc, class
  `.execute(tx);
  return rows;
}

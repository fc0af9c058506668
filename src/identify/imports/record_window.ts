import { sql } from "kysely";
import { recordItself, resolveClaimed, writeClaims } from "#identify/claims";
import { identitiesIn, type Identity } from "#identify/customers";
import type { Tx } from "#platform/database";
import type { OrderLoad } from "./job.ts";
import {
  countAgain,
  removeOrders,
  removeRefunds,
  standingOrders,
  standingRefunds,
  writeVersions,
} from "./versions.store.ts";
import {
  countVerdicts,
  foldWindow,
  judgeWindow,
  knownIn,
  linesIn,
  type Named,
  namedIn,
  orderSaid,
  type Verdicts,
  type Window,
} from "./window.store.ts";

/** What a window made of the record. */
export type Recorded = Verdicts & { readonly newCustomers: number };

/**
 * Records one window of a staged order file, in the caller's transaction: who its rows name, which version stands of each
 * document, and that this import said it. The later import wins; whatever does not stand is kept with its claim.
 */
export async function recordWindow(tx: Tx, job: OrderLoad, window: Window): Promise<Recorded> {
  const named = await namedIn(tx, job, window);
  const asking = named.map((one) => ({
    identities: identitiesOf(job, one),
    sourceId: job.sourceId,
    messageId: `order:${one.ref}`,
  }));
  const { people, created } = await resolveClaimed(tx, job, asking, job.now);
  const persons = named.flatMap(({ customerRef }, at) =>
    people[at] ? [{ customerRef, ...people[at] }] : [],
  );
  await foldWindow(tx, job, window, persons);
  await judgeWindow(tx, job);
  await keepStanding(tx, job);
  await confirm(tx, job);
  await writeWinners(tx, job, window);
  await claim(tx, job, window);
  return { ...(await countVerdicts(tx)), newCustomers: created.size };
}

/** Compares one window of a staged order file with the record and writes nothing. */
export async function compareWindow(tx: Tx, job: OrderLoad, window: Window): Promise<Verdicts> {
  await foldWindow(tx, job, window, await knownIn(tx, job, window));
  await judgeWindow(tx, job);
  return countVerdicts(tx);
}

/** The names under which rows know somebody; an address that is none, or everybody's, says nothing. */
function identitiesOf({ customerIs }: OrderLoad, { customerRef, email }: Named): Identity[] {
  const first: Identity = { kind: customerIs, value: customerRef, raw: customerRef };
  if (email === null || customerIs === "email") return [first];
  const read = identitiesIn(null).safeParse({ email });
  return read.success ? [first, ...read.data] : [first];
}

/**
 * What stands under a document's key and no import says in that version is the record's own; and what a changed document
 * takes the place of is kept with the claims of those who said it.
 */
async function keepStanding(tx: Tx, job: OrderLoad): Promise<void> {
  for (const { fact, standing, only } of kinds) {
    const asked = sql`select customer_id, ref, within from window_verdict where ${only} and verdict <> 'new'`;
    await sql`
      insert into identify.import_claim as own (
        workspace_id, customer_id, fact, source_id, ref, within, import_id, profile_id, version, said_at
      )
      select ${job.workspaceId}::uuid, customer_id, ${fact}, ${job.sourceId}::uuid, ref, within, ${recordItself}::uuid,
        profile_id, version, said_at
      from (${standing(job, asked)}) as standing
      where not exists (
        select from identify.import_claim as claim
        where claim.workspace_id = ${job.workspaceId} and claim.customer_id = standing.customer_id
          and claim.fact = ${fact} and claim.source_id = ${job.sourceId} and claim.ref = standing.ref
          and claim.within = standing.within and claim.version = standing.version
      )
      on conflict (workspace_id, customer_id, fact, source_id, ref, within, import_id) do update
      set profile_id = excluded.profile_id, version = excluded.version, said_at = excluded.said_at, said = null
    `.execute(tx);
    const changed = sql`select customer_id, ref, within from window_verdict where ${only} and verdict = 'changed'`;
    await sql`
      update identify.import_claim as claim
      set said = standing.said
      from (${standing(job, changed)}) as standing
      where claim.workspace_id = ${job.workspaceId} and claim.customer_id = standing.customer_id
        and claim.fact = ${fact} and claim.source_id = ${job.sourceId} and claim.ref = standing.ref
        and claim.within = standing.within and claim.version = standing.version
    `.execute(tx);
  }
}

const kinds = [
  { fact: "order", standing: standingOrders, only: sql`kind <> 'return'` },
  { fact: "refund", standing: standingRefunds, only: sql`kind = 'return'` },
] as const;

/** What says the same again holds from now on: a message of the meantime is older than it. */
async function confirm(tx: Tx, job: OrderLoad): Promise<void> {
  const { workspaceId, sourceId } = job;
  await sql`
    update identify.customer_order as placed
    set updated_at = verdict.updated_at
    from window_verdict as verdict
    where verdict = 'same' and kind <> 'return' and placed.workspace_id = ${workspaceId}
      and placed.customer_id = verdict.customer_id and placed.source_id = ${sourceId}
      and placed.order_ref = verdict.ref and placed.updated_at < verdict.updated_at
  `.execute(tx);
  await sql`
    update identify.order_refund as refund
    set updated_at = verdict.updated_at
    from window_verdict as verdict
    where verdict = 'same' and kind = 'return' and refund.workspace_id = ${workspaceId}
      and refund.customer_id = verdict.customer_id and refund.source_id = ${sourceId}
      and refund.refund_ref = verdict.ref and refund.order_ref = verdict.within
      and refund.updated_at < verdict.updated_at
  `.execute(tx);
}

async function writeWinners(tx: Tx, job: OrderLoad, window: Window): Promise<void> {
  const of = (only: string) =>
    sql`select customer_id, ref, within from window_verdict where ${sql.raw(only)}`;
  await removeOrders(tx, job, of("kind <> 'return' and verdict = 'changed'"));
  await removeRefunds(tx, job, of("kind = 'return' and verdict = 'changed'"));
  await writeVersions(tx, job, {
    orders: sql`
      select ref, event_id, profile_id, customer_id, at, cancelled_at, currency, total, home_total, rate, updated_at,
        content_hash, kind = 'cancellation' as never_sold
      from window_verdict where kind <> 'return' and verdict in ('new', 'changed')`,
    lines: linesIn(job, window),
    refunds: sql`
      select ref, within as order_ref, event_id, profile_id, customer_id, at, currency, -total as amount,
        -home_total as home_amount, rate, coalesce(returned.lines, '[]') as lines, updated_at, content_hash
      from window_verdict
      left join (${returnedLines(job, window)}) as returned using (ref)
      where kind = 'return' and verdict in ('new', 'changed')`,
  });
  await countAgain(tx, job, sql`select customer_id from window_verdict where verdict in ('new', 'changed')`);
}

function returnedLines(job: OrderLoad, window: Window) {
  return sql`
    select ref, jsonb_agg(jsonb_build_object('sku', sku, 'product', product, 'quantity', quantity, 'amount', amount)
      order by line_no) as lines
    from (${linesIn(job, window)}) as lines
    where ref in (select ref from window_verdict where kind = 'return')
    group by ref`;
}

/** That this import said each document; what lost against a greater version keeps what it says. */
async function claim(tx: Tx, job: OrderLoad, window: Window): Promise<void> {
  await writeClaims(
    tx,
    job.workspaceId,
    sql`
      select customer_id, case when kind = 'return' then 'refund' else 'order' end as fact,
        ${job.sourceId}::uuid as source_id, ref, within, ${job.importId}::uuid as import_id, profile_id,
        content_hash as version, updated_at as said_at,
        case
          when verdict <> 'older' then null
          when kind = 'return' then jsonb_build_object('event_id', event_id, 'at', at, 'currency', currency,
            'amount', -total, 'lines', coalesce(back.lines, '[]'))
          else ${orderSaid} || jsonb_build_object('lines', coalesce(sold.lines, '[]'))
        end as said
      from window_verdict
      left join lateral (
        select jsonb_agg(jsonb_build_object('line_no', line_no, 'sku', sku, 'product', product, 'quantity', quantity,
          'unit_price', unit_price, 'amount', amount) order by line_no) as lines
        from (${linesIn(job, window)}) as lines
        where verdict = 'older' and lines.ref = window_verdict.ref
      ) as sold on true
      left join (select ref, lines from (${returnedLines(job, window)}) as returned) as back using (ref)
      order by customer_id, fact, ref`,
  );
}

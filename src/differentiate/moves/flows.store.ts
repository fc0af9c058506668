import { type RawBuilder, sql } from "kysely";
import { withHashJoins } from "#differentiate/lifecycle";
import type { Tx } from "#platform/database";
import type { Cuts, Flow, Flows } from "./flows.contract.ts";
import { type Between, stageWays, tierWays } from "./ways.sql.ts";

/** What a place of `differentiate.kept_member` is called: `stage core>at_risk`. */
export function placeOf(kind: "stage" | "tier", from: string, to: string): string {
  return `${kind} ${from}>${to}`;
}

/**
 * Everybody's way between two dates by stage and by tier, under one set of thresholds, those who stayed too. Keeps who
 * moved, with what each move is explained from, as members of `setId`: list and counts are of one reading of the record.
 */
export async function flowsBetween(tx: Tx, between: Between, setId: string): Promise<Flows> {
  const stages = await stageFlows(tx, between, setId);
  const { flows: tiers, before, after } = await tierFlows(tx, between, setId);
  return { stages, tiers, cuts: { before, after } };
}

async function stageFlows(tx: Tx, between: Between, setId: string): Promise<Flow[]> {
  const facts = sql`jsonb_build_object(
    'orders', jsonb_build_array(orders_before, orders_after), 'last', jsonb_build_array(last_before, last_after),
    'rhythm', jsonb_build_array(rhythm_before, rhythm_after), 'gap', gap)`;
  const statement = sql<Flow>`
    with ${stageWays(between)}, ${kept("stage", between, setId, facts)}
    ${summed()}
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}

async function tierFlows(
  tx: Tx,
  between: Between,
  setId: string,
): Promise<{ flows: Flow[]; before: Cuts; after: Cuts }> {
  const facts = sql`jsonb_build_object(
    'sales', jsonb_build_array(sales_before, sales_after), 'orders', jsonb_build_array(orders_before, orders_after))`;
  const statement = sql<Flow & { cutsBefore: Cuts; cutsAfter: Cuts }>`
    with ${tierWays(between)}, ${kept("tier", between, setId, facts)}
    select flow.*, (select cuts from earlier limit 1) as "cutsBefore", (select cuts from later limit 1) as "cutsAfter"
    from (${summed()}) as flow
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return {
    flows: rows.map(({ from, to, customers, before, after }) => ({ from, to, customers, before, after })),
    before: trimmed(rows[0]?.cutsBefore),
    after: trimmed(rows[0]?.cutsAfter),
  };
}

const nothing: Cuts = { top: null, big: null, medium: null };

function trimmed(cuts: Cuts = nothing): Cuts {
  const trim = (value: string | null) => value?.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") ?? null;
  return { top: trim(cuts.top), big: trim(cuts.big), medium: trim(cuts.medium) };
}

/** Keeps everyone of `moved` who did. */
function kept(
  kind: "stage" | "tier",
  { looks }: Between,
  setId: string,
  facts: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    kept as (
      insert into differentiate.kept_member (workspace_id, set_id, customer_id, place, worth, worth_before, facts)
      select ${looks[0].workspaceId}::uuid, ${setId}::uuid, customer_id, ${`${kind} `}::text || "from" || '>' || "to", after, before, ${facts}
      from moved
      where "from" <> "to"
    )`;
}

/** The flows of `moved`, the largest first. */
function summed(): RawBuilder<unknown> {
  return sql`
    select "from", "to", count(*) as customers, trim_scale(sum(before))::text as before, trim_scale(sum(after))::text as after
    from moved
    group by "from", "to"
    order by customers desc, "from", "to"`;
}

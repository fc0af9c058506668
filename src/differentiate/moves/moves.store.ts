import { type RawBuilder, sql } from "kysely";
import { type AsOf, type LifecycleSettings, stageOfEach, withHashJoins } from "#differentiate/lifecycle";
import { buyers, type Period, tierOfEach, valueRanks, worth } from "#differentiate/value";
import type { Tx } from "#platform/database";
import type { MoveWithExamples } from "./moves.contract.ts";

/** A date, and the thresholds to look at it by. */
export type Look = AsOf & { readonly settings: LifecycleSettings };

/** How many customers stand for a move. */
const mostExamples = 20;

/**
 * Who stands in another stage by `after` than by `before`: two dates under one set of thresholds, or one date under two.
 * Their value is that of `period`. The largest moves first; nobody who stayed.
 */
export async function stageMoves(
  tx: Tx,
  [before, after]: readonly [Look, Look],
  period: Period,
): Promise<MoveWithExamples[]> {
  const stage = (look: Look) =>
    sql`select customer_id, stage as place from (with ${stageOfEach(look, look.settings)} select customer_id, stage from stage) as found`;
  const value = sql`
    select customer_id, value from (with ${worth(period)} select customer_id, value from worth) as found`;
  return moves(tx, { before: stage(before), after: stage(after), value, workspaceId: period.workspaceId });
}

/** The same for tiers: two periods, by date or by settings. Their value is that of the later period. */
export async function tierMoves(
  tx: Tx,
  [before, after]: readonly [Period, Period],
): Promise<MoveWithExamples[]> {
  const tier = (period: Period) => sql`
    select customer_id, tier as place from (
      with ${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)}
      select customer_id, tier from tier
    ) as found`;
  const value = sql`
    select customer_id, value from (with ${worth(after)} select customer_id, value from worth) as found`;
  return moves(tx, { before: tier(before), after: tier(after), value, workspaceId: after.workspaceId });
}

type Compared = {
  /** Relations of (customer_id, place), one row a customer. */
  readonly before: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
  /** (customer_id, value) */
  readonly value: RawBuilder<unknown>;
  readonly workspaceId: string;
};

async function moves(tx: Tx, { before, after, value, workspaceId }: Compared): Promise<MoveWithExamples[]> {
  const statement = sql<MoveWithExamples>`
    with earlier as materialized (${before}),
    later as materialized (${after}),
    worth_then as materialized (${value}),
    moved as materialized (
      select customer_id, earlier.place as "from", later.place as "to", coalesce(value, 0) as value,
        row_number() over (
          partition by earlier.place, later.place order by coalesce(value, 0) desc, customer_id
        ) as rank
      from earlier
      join later using (customer_id)
      left join worth_then using (customer_id)
      where earlier.place <> later.place
    ),
    example as (
      select "from", "to", jsonb_agg(
        jsonb_build_object('customerId', customer_id, 'name', coalesce(identify.name_of(traits), traits -> 'email' ->> 'v'))
        order by rank
      ) as examples
      from moved
      join (select customer_id, traits from identify.customer where workspace_id = ${workspaceId}) as customer
        using (customer_id)
      where rank <= ${mostExamples}
      group by "from", "to"
    ),
    flow as (
      select "from", "to", count(*) as customers, trim_scale(sum(value))::text as value
      from moved
      group by "from", "to"
    )
    select "from", "to", customers, value, examples
    from flow
    join example using ("from", "to")
    order by customers desc, "from", "to"
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}

import { type RawBuilder, sql } from "kysely";
import { withHashJoins } from "#differentiate/lifecycle";
import type { Tx } from "#platform/database";
import { cohortsOf, concentrationOf, pyramidOf, ratio, trendOf } from "./value.ts";
import type { CohortCell, Found, MonthFound, PyramidFound } from "./value.ts";
import { cohortsJson, cohortMonths, repeatersJson, trendJson } from "./months.sql.ts";
import { buyers, type Period, periodOf, valueRanks, worth } from "./period.sql.ts";
import { concentrationJson, pyramidJson, tierOfEach } from "./pyramid.sql.ts";
import { cellsJson, rfmScores } from "./rfm.sql.ts";
import type {
  CohortRow,
  Concentration,
  MonthRow,
  PyramidRow,
  RfmCell,
  Tier,
  ValueAt,
} from "./value.contract.ts";

/** A workspace and a date, YYYY-MM-DD in its zone, meaning the end of that day. */
export type Asked = { readonly workspaceId: string; readonly at: string };

/** Everything that is known of the customers' value at a date, in one statement over one reading of the record. */
export async function valueAt(tx: Tx, asked: Asked): Promise<ValueAt> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const found = await one<Found>(
    tx,
    sql`
      with ${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)}, ${rfmScores()},
      ${cohortMonths(period)}
      select ${pyramidJson()} as pyramid, ${concentrationJson()} as concentration, ${cellsJson("rfm")} as rfm,
        ${cellsJson("rfm_nested")} as "rfmNested", ${cohortsJson()} as cohorts, ${trendJson(period)} as trend,
        ${repeatersJson(period)} as repeat`,
  );
  return {
    pyramid: pyramidOf(found.pyramid),
    rfm: found.rfm,
    rfmNested: found.rfmNested,
    repeatRate: ratio(found.repeat.repeaters, found.repeat.customers),
    cohorts: cohortsOf(found.cohorts, period.date),
    concentration: concentrationOf(found.concentration),
    trend: trendOf(found.trend, period.date),
  };
}

/** The customer pyramid (Curry) at a date: all seven tiers, best first; they sum to all customers. */
export async function pyramidAt(tx: Tx, asked: Asked): Promise<PyramidRow[]> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const found = await one<{ pyramid: PyramidFound[] }>(
    tx,
    sql`with ${tiersOfAll(period)} select ${pyramidJson()} as pyramid`,
  );
  return pyramidOf(found.pyramid);
}

/** The tier of each customer at a date, and the value in the period (exact decimal) that put them there. */
export async function tiersOf(
  tx: Tx,
  asked: Asked,
): Promise<{ customerId: string; tier: Tier; value: string }[]> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const statement = sql<{ customerId: string; tier: Tier; value: string }>`
    with ${tiersOfAll(period)}
    select customer_id as "customerId", tier, trim_scale(value)::text as value from tier
  `;
  const { rows } = await withHashJoins(tx, () => statement.execute(tx));
  return rows;
}

/** The RFM cells of the active customers at a date (Hughes), independent or nested, best first; empty cells left out. */
export async function rfmAt(tx: Tx, asked: Asked & { nested?: boolean }): Promise<RfmCell[]> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const cells = cellsJson(asked.nested ? "rfm_nested" : "rfm");
  const found = await one<{ rfm: RfmCell[] }>(
    tx,
    sql`with ${worth(period)}, ${rfmScores()} select ${cells} as rfm`,
  );
  return found.rfm;
}

/** Shares of the period's revenue that the best active customers bring. Null where it is not above zero. */
export async function concentrationAt(tx: Tx, asked: Asked): Promise<Concentration> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const found = await one<Pick<Found, "concentration">>(
    tx,
    sql`with ${worth(period)}, ${valueRanks()} select ${concentrationJson()} as concentration`,
  );
  return concentrationOf(found.concentration);
}

/** Monthly cohorts up to a date, oldest first: months in which nobody bought for the first time have none. */
export async function cohortsAt(tx: Tx, asked: Asked): Promise<CohortRow[]> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const found = await one<{ cohorts: CohortCell[] }>(
    tx,
    sql`with ${buyers(period)}, ${cohortMonths(period)} select ${cohortsJson()} as cohorts`,
  );
  return cohortsOf(found.cohorts, period.date);
}

/** Every month from the first sale or return to the date's, with its net revenue, sales and customers. */
export async function trendAt(tx: Tx, asked: Asked): Promise<MonthRow[]> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const found = await one<{ trend: MonthFound[] }>(
    tx,
    sql`with ${buyers(period)}, ${cohortMonths(period)} select ${trendJson(period)} as trend`,
  );
  return trendOf(found.trend, period.date);
}

/** The share of all customers with two sales or more by the date; null without customers. */
export async function repeatRateAt(tx: Tx, asked: Asked): Promise<number | null> {
  const period = await periodOf(tx, asked.workspaceId, asked.at);
  const { repeat } = await one<Pick<Found, "repeat">>(
    tx,
    sql`with ${buyers(period)} select ${repeatersJson(period)} as repeat`,
  );
  return ratio(repeat.repeaters, repeat.customers);
}

function tiersOfAll(period: Period): RawBuilder<unknown> {
  return sql`${worth(period)}, ${valueRanks()}, ${buyers(period)}, ${tierOfEach(period)}`;
}

async function one<T>(tx: Tx, statement: RawBuilder<unknown>): Promise<T> {
  const { rows } = await withHashJoins(tx, () => (statement as RawBuilder<T>).execute(tx));
  const [row] = rows;
  if (!row) throw new Error("a statement that always has one row had none");
  return row;
}

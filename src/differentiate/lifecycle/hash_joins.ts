import { sql } from "kysely";
import type { Tx } from "#platform/database";

/**
 * Runs a statement over everyone with the planner's nested loops switched off. It cannot know how many rows a `with`
 * relation has, nor any table's before the first `analyze`; where it guesses one, it loops over everyone for each of
 * everyone: 481 s instead of 0.4 s for the stages of 23,570 customers just loaded. Hash joins are right at every size.
 * Relations that a cross join repeats say `as materialized` for the same reason.
 */
export async function withHashJoins<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('enable_nestloop', 'off', true)`.execute(tx);
  const result = await work();
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(tx);
  return result;
}

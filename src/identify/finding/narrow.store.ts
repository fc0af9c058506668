import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Relation } from "#identify/customers";
import type { Condition } from "./condition.ts";
import { holds, isHeld, leadOf } from "./condition.sql.ts";
import { nearFound, nearOnTheWay, type Text, typedFound } from "./text.sql.ts";

/**
 * How few customers are worth collecting before they are sorted. At a million, 5,000 are collected in about the time in
 * which 50 of them are met by walking down the sorted index.
 */
const few = 5_000;
/** With fewer people than these who answer to the words as typed, those who nearly do are shown behind them. */
const enough = 10;

/** What may narrow a list. */
export type Narrowing = {
  readonly workspaceId: string;
  readonly zone: string;
  readonly text: Text;
  readonly conditions: readonly Condition[];
  readonly among: Relation | null;
  /** Whether words can be looked for anywhere (pg_trgm). */
  readonly trigrams: boolean;
};

export type Narrowed = {
  /** The customers to whom the narrowest filter leaves a list; null where none leaves few. */
  readonly ids: readonly string[] | null;
  /** The condition on `s` that words leave to be looked at; null where there are none, or these few are who has them. */
  readonly found: RawBuilder<unknown> | null;
  /** Whether people who nearly answer to the words are among them. */
  readonly near: boolean;
  /** Whether these few are of the set that was asked for. */
  readonly isMember: boolean;
};

/**
 * Looks for a filter that leaves few. The planner cannot tell: under row-level security it may not look into the
 * statistics of `like` and `@>`, so it took a name that every twentieth customer has for a rare one and sorted them all
 * (0.6 s at a million), and a name that nobody has for a common one and walked down the whole index (40 s). So the
 * narrowing is done by the bitmaps of the inverted indexes, up to a limit, and the transaction goes on in the way that
 * suits what came out.
 */
export async function narrowed(tx: Tx, asked: Narrowing): Promise<Narrowed> {
  const words = await byWords(tx, asked);
  const members = words.ids ? null : await bySet(tx, asked);
  const ids = words.ids ?? members ?? (await byTraits(tx, asked)) ?? (await byRange(tx, asked));
  // Without few, whoever is asked for is common: met soon on the way down the sorted index.
  await plan(tx, { seqscan: false, indexscan: true, bitmapscan: ids !== null });
  return { ...words, ids, isMember: members !== null };
}

type Words = Omit<Narrowed, "isMember">;

async function byWords(tx: Tx, { workspaceId, text, trigrams }: Narrowing): Promise<Words> {
  if (text.words.length === 0) return { ids: null, found: null, near: false };
  const typed = typedFound(text, trigrams);
  if (trigrams && !text.words.some(hasTrigram)) return { ids: null, found: typed, near: false };
  await plan(tx, { seqscan: false, indexscan: !trigrams, bitmapscan: true });
  const search = (found: RawBuilder<unknown>): Promise<string[] | null> =>
    collect(
      tx,
      sql`select s.customer_id as "customerId" from identify.customer_search as s
        where s.workspace_id = ${workspaceId} and ${found}`,
    );
  const ids = await search(typed);
  const nearly = ids && ids.length < enough ? nearFound(text, trigrams) : null;
  if (!ids) return { ids, found: typed, near: false };
  if (!nearly) return { ids, found: null, near: false };
  await plan(tx, { seqscan: false, indexscan: false, bitmapscan: true });
  const others = await search(nearly);
  // So many are near that the handful who have the words as typed are not worth looking at each customer twice.
  if (!others) return { ids: null, found: nearOnTheWay(text, trigrams), near: true };
  const near = others.some((id) => !ids.includes(id));
  return { ids: [...new Set([...ids, ...others])], found: null, near };
}

async function bySet(tx: Tx, { among }: Narrowing): Promise<string[] | null> {
  if (!among) return null;
  await plan(tx, { seqscan: true, indexscan: true, bitmapscan: true });
  return collect(tx, sql`select customer_id as "customerId" from (${among}) as member`);
}

async function byTraits(
  tx: Tx,
  { workspaceId, zone, conditions, text }: Narrowing,
): Promise<string[] | null> {
  const held = conditions.filter(isHeld);
  const isSorted = text.words.length === 0 && conditions.length === 1 && held.every((one) => leadOf(one));
  if (held.length === 0 || isSorted) return null;
  await plan(tx, { seqscan: false, indexscan: false, bitmapscan: true });
  return collect(tx, customers(workspaceId, zone, held));
}

/** A bound of a date or sum that an index is sorted by, where the list is sorted otherwise. */
async function byRange(tx: Tx, { workspaceId, zone, conditions }: Narrowing): Promise<string[] | null> {
  for (const counter of ["lastOrder", "revenue"] as const) {
    const bounds = conditions.filter(
      ({ of, how }) => "counter" in of && of.counter === counter && how !== "not" && how !== "present",
    );
    if (bounds.length === 0) continue;
    await plan(tx, { seqscan: false, indexscan: true, bitmapscan: true });
    const found = await collect(tx, customers(workspaceId, zone, bounds));
    if (found) return found;
  }
  return null;
}

function customers(workspaceId: string, zone: string, conditions: readonly Condition[]): RawBuilder<unknown> {
  return sql`
    select c.customer_id as "customerId" from identify.customer as c
    where c.workspace_id = ${workspaceId} ${sql.join(
      conditions.map((one) => holds(one, zone)),
      sql` `,
    )}`;
}

/** Two letters or digits that stand together make a trigram with the beginning of the word. */
function hasTrigram(word: string): boolean {
  return /[\p{L}\p{N}]{2}/u.test(word);
}

type Scan = "seqscan" | "indexscan" | "bitmapscan";

/** Which ways of reading the rest of the transaction may take. */
async function plan(tx: Tx, allowed: Readonly<Record<Scan, boolean>>): Promise<void> {
  const settings = Object.entries(allowed).map(
    ([scan, may]) => sql`set_config(${`enable_${scan}`}, ${may ? "on" : "off"}, true)`,
  );
  await sql`select ${sql.join(settings)}`.execute(tx);
}

async function collect(tx: Tx, found: RawBuilder<unknown>): Promise<string[] | null> {
  const { rows } = await sql<{ customerId: string }>`${found} limit ${few + 1}`.execute(tx);
  return rows.length > few ? null : rows.map((row) => row.customerId);
}

/** Whether words can be looked for anywhere in what customers are known by; a server may lack pg_trgm. */
export async function hasTrigrams(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('identify.customer_search_by_words') is not null as found
  `.execute(tx);
  return rows[0]?.found ?? false;
}

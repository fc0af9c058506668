import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Relation } from "#identify/customers";
import { isLeading, type TraitFilter, traitHeld, wordFound } from "./filter.sql.ts";

/**
 * How few customers are worth collecting before they are sorted. At a million, 5,000 are collected in about the time in
 * which 50 of them are met by walking down the sorted index.
 */
const few = 5_000;

/** What may narrow a list. */
export type Narrowing = {
  readonly workspaceId: string;
  readonly words: readonly string[];
  readonly traits: readonly TraitFilter[];
  readonly among: Relation | null;
};

/**
 * The customers to whom the narrowest filter leaves a list, or null where none leaves few. The planner cannot tell: under
 * row-level security it may not look into the statistics of `like` and `@>`, so it took a name that every twentieth
 * customer has for a rare one and sorted them all (0.6 s at a million), and a name that nobody has for a common one and
 * walked down the whole index (40 s). So the narrowing is done by the bitmaps of the inverted indexes, up to a limit, and
 * the transaction goes on in the way that suits what came out.
 */
export async function narrowed(
  tx: Tx,
  { workspaceId, words, traits, among }: Narrowing,
  trigrams: boolean,
): Promise<string[] | null> {
  const members =
    among && (await collect(tx, sql`select customer_id as "customerId" from (${among}) as member`));
  if (members) return members;
  if (words.length + traits.length === 0) return null;
  const isSorted = words.length === 0 && traits.length === 1 && traits.every(isLeading);
  if (!isSorted) await plan(tx, { seqscan: false, indexscan: false, bitmapscan: true });
  const found = isSorted ? null : await search(tx, { workspaceId, words, traits }, trigrams);
  // Without few, whoever is asked for is common: met soon on the way down the sorted index.
  await plan(tx, { seqscan: false, indexscan: true, bitmapscan: found !== null });
  return found;
}

async function search(
  tx: Tx,
  { workspaceId, words, traits }: Omit<Narrowing, "among">,
  trigrams: boolean,
): Promise<string[] | null> {
  if (words.some(hasTrigram) && trigrams) {
    const found = await collect(
      tx,
      sql`
        select s.customer_id as "customerId" from identify.customer_search as s
        where s.workspace_id = ${workspaceId} ${sql.join(
          words.map((word) => wordFound(word, true)),
          sql` `,
        )}`,
    );
    if (found) return found;
  }
  if (traits.length === 0) return null;
  return collect(
    tx,
    sql`
      select c.customer_id as "customerId" from identify.customer as c
      where c.workspace_id = ${workspaceId} ${sql.join(traits.map(traitHeld), sql` `)}`,
  );
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

import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Recount } from "#identify/recounts";
import { isOneEdit, partsOf, shortestNear, type Spelled } from "./spelling.ts";

/** Finds the words again that customers are known by; those that nobody has any more go, an erased name among them. */
const findWords: Recount["run"] = async (tx, { workspaceId }) => {
  await sql`
    with standing as materialized (
      select distinct word
      from identify.customer_search as s
      cross join lateral unnest(identify.words_of(s.words)) as word
      where s.workspace_id = ${workspaceId} and char_length(word) between 4 and 40
    ),
    gone as (
      delete from identify.search_word as old
      where old.workspace_id = ${workspaceId} and not exists (select from standing where standing.word = old.word)
    )
    insert into identify.search_word (workspace_id, word)
    select ${workspaceId}::uuid, word from standing
    on conflict (workspace_id, word) do nothing
  `.execute(tx);
};

/** The vocabulary of names: found again after any change, and at most a twentieth of the time. */
export const vocabulary: Recount = { what: "search_words", after: "all", run: findWords };

/** The words of a search as they stand in the vocabulary, or near it. Only words of letters, of four or more, are looked up. */
export async function spell(
  tx: Tx,
  workspaceId: string,
  words: readonly string[],
): Promise<readonly Spelled[]> {
  const typed = await plainWords(tx, words);
  return Promise.all(typed.map((word) => lookUp(tx, workspaceId, word)));
}

async function lookUp(tx: Tx, workspaceId: string, typed: string): Promise<Spelled> {
  const length = Array.from(typed).length;
  if (length < shortestNear - 1) return { typed, known: false, near: [] };
  const { head, tail, exchanged } = partsOf(typed);
  const { rows } = await sql<{ word: string }>`
    select word from identify.search_word
    where workspace_id = ${workspaceId} and word >= ${head} and word < ${head + last}
      and char_length(word) between ${length - 1} and ${length + 1}
    union all
    select word from identify.search_word
    where workspace_id = ${workspaceId} and reversed >= ${tail} and reversed < ${tail + last}
      and char_length(word) between ${length - 1} and ${length + 1}
    union all
    select word from identify.search_word where workspace_id = ${workspaceId} and word = ${exchanged}
  `.execute(tx);
  const found = new Set(rows.map((row) => row.word).filter((word) => isOneEdit(typed, word)));
  const known = found.delete(typed);
  return { typed, known, near: [...found].filter((word) => Array.from(word).length >= shortestNear) };
}

/** Sorts behind everything that begins the same. */
const last = "\u{10FFFF}";

async function plainWords(tx: Tx, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`
    select identify.words_of(identify.plain(${words.join(" ")})) as words
  `.execute(tx);
  return rows[0]?.words ?? [];
}

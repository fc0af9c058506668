import { type RawBuilder, sql } from "kysely";
import type { Spelled } from "#identify/spelling";

type Sql = RawBuilder<unknown>;

/** What was searched for: the words as typed, and the words of letters among them as they stand in the vocabulary. */
export type Text = { readonly words: readonly string[]; readonly spelled: readonly Spelled[] };

/**
 * A word is found anywhere in what a customer (`s`, identify.customer_search) is known by; of one or two letters, which
 * make no trigram, only where a word begins. Without trigrams it is found at the beginning of the name.
 */
export function wordFound(word: string, trigrams: boolean): Sql {
  const plain = sql`identify.plain(${escaped(word)})`;
  if (!trigrams) return sql`s.sort_name like ${plain} || '%'`;
  return Array.from(word).length < 3
    ? sql`s.words like '% ' || ${plain} || '%'`
    : sql`s.words like '%' || ${plain} || '%'`;
}

/** Every word is found as it was typed. */
export function typedFound({ words }: Text, trigrams: boolean): Sql {
  return all(words.map((word) => wordFound(word, trigrams)));
}

/**
 * Every word is found, some of them with one edit. Where words are nobody's, they were typed wrong and the others right;
 * where all are somebody's, any of them may have been typed wrong. Null where nothing is near.
 */
export function nearFound({ words, spelled }: Text, trigrams: boolean): Sql | null {
  if (spelled.every(({ near }) => near.length === 0)) return null;
  const wrong = spelled.filter(({ known, near }) => !known && near.length > 0);
  const loose = new Set(wrong.length > 0 ? wrong : spelled);
  const digits = words.flatMap((word) => word.match(/\d{3,}/g) ?? []);
  return all([
    ...spelled.map((one) => {
      const whole = [...(one.known ? [one.typed] : []), ...(loose.has(one) ? one.near : [])];
      return whole.length > 0
        ? sql`${whole}::text[] && identify.words_of(s.words)`
        : wordFound(one.typed, trigrams);
    }),
    ...digits.map((run) => wordFound(run, trigrams)),
  ]);
}

/**
 * What a customer who nearly answers has in any case, for whom no index is asked: a part of a text is found in a third of
 * the time that taking its words apart takes.
 */
export function nearOnTheWay(text: Text, trigrams: boolean): Sql | null {
  const found = nearFound(text, trigrams);
  if (!found) return null;
  const parts = text.spelled.map(({ typed, near }) => {
    const any = [typed, ...near].map((word) => sql`s.words like '%' || ${escaped(word)} || '%'`);
    return sql`(${sql.join(any, sql` or `)})`;
  });
  return all([...parts, found]);
}

/**
 * How well a customer answers to the words, the less the better: 0 for each word that is whole among theirs, 10 where one
 * edit makes it so, 20 where one of theirs begins with it, 30 where it stands anywhere; and up to 9 as their name is
 * longer or shorter than what was typed, so that who carries a surname twice stands before who carries it once.
 */
export function distance({ words, spelled }: Text): Sql {
  const each = spelled.map(
    ({ typed, near }) => sql`(case
      when identify.words_of(s.words) && ${[typed]}::text[] then 0
      when identify.words_of(s.words) && ${near}::text[] then 10
      when s.words like '% ' || ${escaped(typed)}::text || '%' then 20
      else 30 end)`,
  );
  const length = Array.from(words.join(" ")).length;
  const longer = sql`least(9, abs(char_length(s.sort_name) - ${length}::int))`;
  return sql`(${sql.join([...each, longer], sql` + `)})`;
}

function all(conditions: readonly Sql[]): Sql {
  return sql`(${sql.join(conditions, sql` and `)})`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`);
}

import { type RawBuilder, sql } from "kysely";

/** A trait that must have one of these values: a text from a query may mean a number. */
export type TraitFilter = { readonly name: string; readonly values: readonly unknown[] };

/**
 * A word is found anywhere in what a customer (`s`, identify.customer_search) is known by; of one or two letters, which
 * make no trigram, only where a word begins. Without trigrams it is found at the beginning of the name.
 */
export function wordFound(word: string, trigrams: boolean): RawBuilder<unknown> {
  const plain = sql`identify.plain(${word.replace(/[\\%_]/g, String.raw`\$&`)})`;
  if (!trigrams) return sql`and s.sort_name like ${plain} || '%'`;
  return Array.from(word).length < 3
    ? sql`and s.words like '% ' || ${plain} || '%'`
    : sql`and s.words like '%' || ${plain} || '%'`;
}

/** The traits that indexes lead with; a list of one of them is walked as it is sorted. */
const leading: Readonly<Record<string, RawBuilder<unknown>>> = {
  stage: sql`c.traits -> 'stage' ->> 'v'`,
  tier: sql`c.traits -> 'tier' ->> 'v'`,
};

/** Whether an index leads with the trait. */
export function isLeading({ name }: TraitFilter): boolean {
  return Object.hasOwn(leading, name);
}

/**
 * What the sorted index of a leading trait is sorted by first; nothing where no filter has one. Put it first in `order by`:
 * under row-level security the planner does not take it from the filter that the trait is the same in all rows.
 */
export function leadOf(filters: readonly TraitFilter[]): RawBuilder<unknown> | null {
  return filters.map(({ name }) => leading[name]).find((one) => one !== undefined) ?? null;
}

/** A customer (`c`, identify.customer) has one of the values, for the sorted indexes. */
export function traitStands(filter: TraitFilter): RawBuilder<unknown> {
  const led = isLeading(filter) ? leading[filter.name] : undefined;
  return led ? sql`and ${led} = ${String(filter.values[0])}` : traitHeld(filter);
}

/** A customer (`c`) has one of the values, for the inverted index. */
export function traitHeld({ name, values }: TraitFilter): RawBuilder<unknown> {
  const held = values.map((value) => sql`c.traits @> ${JSON.stringify({ [name]: { v: value } })}::jsonb`);
  return sql`and (${sql.join(held, sql` or `)})`;
}

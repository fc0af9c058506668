import { type RawBuilder, sql } from "kysely";
import { endOfDay } from "#platform/clock";
import { type Comparison, type Condition, type Counter, isDay, meanings } from "./condition.ts";

type Sql = RawBuilder<unknown>;

/** The traits that indexes lead with; a list of one of them is walked as it is sorted. */
const leading: Readonly<Record<string, Sql>> = {
  stage: sql`c.traits -> 'stage' ->> 'v'`,
  tier: sql`c.traits -> 'tier' ->> 'v'`,
};

const columns: Readonly<Record<Counter, Sql>> = {
  orders: sql`c.order_count`,
  refunds: sql`c.refund_count`,
  revenue: sql`c.revenue`,
  firstOrder: sql`c.first_order_at`,
  // As its index has it, so that a bound of the date is one of the index.
  lastOrder: sql`coalesce(c.last_order_at, '-infinity'::timestamptz)`,
  created: sql`c.created_at`,
};

/**
 * What the sorted index of a stage or tier is sorted by first; nothing where no condition asks for exactly one. Put it
 * first in `order by`: under row-level security the planner does not take it from the filter that it is the same in all rows.
 */
export function leadOf(condition: Condition): Sql | null {
  if (!("trait" in condition.of) || condition.how !== "is" || condition.values.length !== 1) return null;
  const { trait } = condition.of;
  return Object.hasOwn(leading, trait) ? (leading[trait] ?? null) : null;
}

/** The condition on what an index leads with. */
export function ledBy(lead: Sql, { values }: Condition): Sql {
  return sql`and ${lead} = ${values[0] ?? ""}`;
}

/** Whether the inverted index answers it. */
export function isHeld({ of, how }: Condition): boolean {
  return "trait" in of && how === "is";
}

/** A customer (`c`, identify.customer, or a relation with its columns) fulfils the condition. A day is the workspace's. */
export function holds({ of, how, values }: Condition, zone: string): Sql {
  if ("trait" in of) return sql`and ${ofTrait(of.trait, how, values)}`;
  const { counter } = of;
  const column = columns[counter];
  if (how === "missing") return sql`and ${unset(counter)}`;
  if (how === "present") return sql`and not ${unset(counter)}`;
  const [value = ""] = values;
  if (!isDay(value)) return sql`and ${column} ${sign(how)} ${value}::numeric`;
  const start = startOfDay(zone, value);
  return how === "gte"
    ? sql`and ${column} >= ${start}`
    : sql`and ${column} < ${start} and not ${unset(counter)}`;
}

function unset(counter: Counter): Sql {
  if (counter === "firstOrder") return sql`(c.first_order_at is null)`;
  if (counter === "lastOrder") return sql`(c.last_order_at is null)`;
  return counter === "created" ? sql`false` : sql`(${columns[counter]} = 0)`;
}

function ofTrait(name: string, how: Comparison, values: readonly string[]): Sql {
  const said = sql`(c.traits -> ${name}::text ->> 'v')`;
  const [value = ""] = values;
  switch (how) {
    case "is":
      return held(name, values);
    case "not":
      return sql`not ${held(name, values)}`;
    case "contains":
      return sql`identify.plain(${said}) like '%' || ${plain(value)} || '%'`;
    case "starts":
      return sql`identify.plain(${said}) like ${plain(value)} || '%'`;
    case "present":
      return sql`coalesce(${said}, '') <> ''`;
    case "missing":
      return sql`coalesce(${said}, '') = ''`;
    default:
      return isDay(value) ? dayBy(said, how, value) : numberBy(said, how, value);
  }
}

function held(name: string, values: readonly string[]): Sql {
  const any = values
    .flatMap(meanings)
    .map((value) => sql`c.traits @> ${JSON.stringify({ [name]: { v: value } })}::jsonb`);
  return sql`(${sql.join(any, sql` or `)})`;
}

/** A text that is no number is neither greater nor less than one; `case` keeps it from being read as one. */
function numberBy(said: Sql, how: Comparison, value: string): Sql {
  return sql`case when ${said} ~ '^-?[0-9]{1,15}([.][0-9]{1,6})?$' then ${said}::numeric ${sign(how)} ${value}::numeric
    else false end`;
}

function dayBy(said: Sql, how: Comparison, value: string): Sql {
  return sql`(${said} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' and left(${said}, 10) collate "C" ${sign(how)} ${value})`;
}

function sign(how: Comparison): Sql {
  return sql.raw(signs[how] ?? "=");
}

const signs: Partial<Readonly<Record<Comparison, string>>> = {
  not: "<>",
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
};

function plain(value: string): Sql {
  return sql`identify.plain(${value.replace(/[\\%_]/g, String.raw`\$&`)})`;
}

function startOfDay(zone: string, date: string): Date {
  const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
  return endOfDay(zone, dayBefore);
}

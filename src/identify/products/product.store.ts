import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ProductItem } from "./product.item.ts";
import type { Product, ProductCategories, productSorts } from "./products.contract.ts";

/** Writes what is said of products; fields that are left out stay. Answers the skus of those that are new or changed. */
export async function writeProducts(
  tx: Tx,
  workspaceId: string,
  items: readonly ProductItem[],
  now: Date,
): Promise<string[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<{ sku: string }>`
    with said as (
      select item ->> 'sku' as sku, item from jsonb_array_elements(${JSON.stringify(items)}::jsonb) as item
    )
    insert into identify.product as standing (
      workspace_id, sku, name, category, price, cost, currency, url, image, active, updated_at
    )
    select ${workspaceId}::uuid, said.sku, ${sql.join(fields.map(({ name, type }) => saidOr(name, type)))},
      ${now}::timestamptz
    from said
    left join identify.product as before on before.workspace_id = ${workspaceId} and before.sku = said.sku
    order by said.sku collate "C"
    on conflict (workspace_id, sku) do update
    set ${sql.join(fields.map(({ name }) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))},
      version = standing.version + 1, updated_at = excluded.updated_at
    where (${sql.join(fields.map(({ name }) => sql`standing.${sql.ref(name)}`))})
      is distinct from (${sql.join(fields.map(({ name }) => sql`excluded.${sql.ref(name)}`))})
    returning sku
  `.execute(tx);
  return rows.map(({ sku }) => sku);
}

const fields = [
  { name: "name", type: sql`text` },
  { name: "category", type: sql`text` },
  { name: "price", type: sql`numeric` },
  { name: "cost", type: sql`numeric` },
  { name: "currency", type: sql`text` },
  { name: "url", type: sql`text` },
  { name: "image", type: sql`text` },
  { name: "active", type: sql`boolean` },
] as const;

/** What an item says of a field, or what stood where it says nothing. */
function saidOr(name: (typeof fields)[number]["name"], type: RawBuilder<unknown>): RawBuilder<unknown> {
  const stood = name === "active" ? sql`coalesce(before.active, true)` : sql`before.${sql.ref(name)}`;
  return sql`case when said.item ? ${name} then (said.item ->> ${name})::${type} else ${stood} end`;
}

export type ProductSort = (typeof productSorts)[number];

/** What a list of products is asked for. */
export type ProductsAsked = {
  readonly workspaceId: string;
  /** The workspace's currency: a cost in it, or in none, can be taken from the revenue. */
  readonly home: string | null;
  readonly words: readonly string[];
  /** Exactly this one; null: those without; undefined: all. */
  readonly category: string | null | undefined;
  readonly sort: ProductSort;
  readonly after: readonly [string, string] | null;
  readonly limit: number;
};

/** Products, said and sold, with what the last twelve months show; `key` is the place of each in the order. */
export async function listProducts(tx: Tx, asked: ProductsAsked): Promise<(Product & { key: string })[]> {
  const { key, direction } = orders[asked.sort];
  const { rows } = await sql<Product & { key: string }>`
    select *, ${key}::text as key
    from (${allProducts(asked)}) as product
    where true
      ${asked.category === undefined ? sql`` : sql`and category is not distinct from ${asked.category}::text`}
      ${asked.after ? sql`and (${key}, sku) ${direction === "asc" ? sql`>` : sql`<`} (${typed(asked.sort, asked.after[0])}, ${asked.after[1]})` : sql``}
      ${sql.join([sql``, ...asked.words.map((word) => sql`and identify.plain(name || ' ' || sku) like '%' || identify.plain(${escaped(word)}) || '%'`)], sql` `)}
    order by ${key} ${sql.raw(direction)}, sku ${sql.raw(direction)}
    limit ${asked.limit}
  `.execute(tx);
  return rows;
}

/** One product, or null where neither a person nor a line names it. */
export async function findProduct(
  tx: Tx,
  { workspaceId, home, sku }: { workspaceId: string; home: string | null; sku: string },
): Promise<Product | null> {
  const { rows } = await sql<Product>`
    select * from (${allProducts({ workspaceId, home })}) as product where sku = ${sku}
  `.execute(tx);
  return rows[0] ?? null;
}

/** What each category sold in the last twelve months, the greatest first. */
export async function readCategories(tx: Tx, workspaceId: string): Promise<ProductCategories["items"]> {
  const { rows } = await sql<ProductCategories["items"][number]>`
    select category, count(*)::float8 as products, trim_scale(sum(quantity::numeric))::text as quantity,
      trim_scale(sum(revenue::numeric))::text as revenue
    from (${allProducts({ workspaceId, home: null })}) as product
    group by category
    order by sum(revenue::numeric) desc, category
  `.execute(tx);
  return rows;
}

const orders: Readonly<Record<ProductSort, { key: RawBuilder<unknown>; direction: "asc" | "desc" }>> = {
  revenue: { key: sql`revenue::numeric`, direction: "desc" },
  quantity: { key: sql`quantity::numeric`, direction: "desc" },
  buyers: { key: sql`buyers::numeric`, direction: "desc" },
  name: { key: sql`identify.plain(name) collate "C"`, direction: "asc" },
};

function typed(sort: ProductSort, value: string): RawBuilder<unknown> {
  return sort === "name" ? sql`${value}::text` : sql`${value}::numeric`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, String.raw`\$&`);
}

/** Every product that somebody said or a line named. A catalogue has thousands: it is joined whole. */
function allProducts({
  workspaceId,
  home,
}: {
  workspaceId: string;
  home: string | null;
}): RawBuilder<unknown> {
  return sql`
    select coalesce(said.sku, sold.sku) as sku, coalesce(said.name, sold.name, coalesce(said.sku, sold.sku)) as name,
      said.name as "saidName", said.category, trim_scale(said.price)::text as price, trim_scale(said.cost)::text as cost,
      said.currency, said.url, said.image, coalesce(said.active, true) as active,
      trim_scale(coalesce(sold.quantity, 0))::text as quantity, trim_scale(coalesce(sold.revenue, 0))::text as revenue,
      coalesce(sold.orders, 0)::float8 as orders, coalesce(sold.buyers, 0)::float8 as buyers,
      trim_scale(coalesce(sold.returned, 0))::text as returned, coalesce(sold.unpriced, 0)::float8 as unpriced,
      to_char(sold.first_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstSoldAt",
      to_char(sold.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastSoldAt",
      case
        when sold.revenue > 0 and sold.unpriced = 0 and coalesce(said.currency, ${home}::text) is not distinct from ${home}::text
          then round(1 - said.cost * sold.quantity / sold.revenue, 4)::float8
      end as margin,
      coalesce(said.version, 0) as version
    from (select * from identify.product where workspace_id = ${workspaceId}) as said
    full join (select * from identify.product_figure where workspace_id = ${workspaceId}) as sold using (sku)`;
}

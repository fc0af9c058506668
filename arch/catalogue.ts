import type { Client } from "pg";

/** One table as PostgreSQL knows it. */
export type CatalogueTable = {
  /** `schema.table`. */
  readonly name: string;
  readonly owner: string;
  readonly secured: boolean;
  /** Whether the app role has any right on it, even on one column. */
  readonly openToApp: boolean;
  readonly primaryKey: readonly string[];
  readonly policies: readonly Policy[];
  readonly triggers: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Columns of time with their type where it is not timestamptz(3). */
  readonly looseTimes: readonly string[];
};

export type Policy = {
  readonly roles: readonly string[];
  readonly command: string;
  readonly using: string;
  readonly check: string | null;
};
export type ForeignKey = { readonly to: string; readonly columns: readonly string[] };

/** Every table of every schema that is not PostgreSQL's own. */
export async function catalogue(client: Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(statement);
  return rows;
}

const statement = `
  select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured,
    has_table_privilege('vinculo_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
      or has_any_column_privilege('vinculo_app', c.oid, 'select, insert, update, references') as "openToApp",
    coalesce((
      select json_agg(a.attname order by k.place)
      from pg_index i
      cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary
    ), '[]') as "primaryKey",
    coalesce((
      select json_agg(json_build_object(
        'roles', (select json_agg(pg_get_userbyid(one)) from unnest(p.polroles) as one),
        'command', p.polcmd,
        'using', pg_get_expr(p.polqual, p.polrelid),
        'check', pg_get_expr(p.polwithcheck, p.polrelid)
      ))
      from pg_policy p where p.polrelid = c.oid
    ), '[]') as policies,
    coalesce((select json_agg(t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal), '[]') as triggers,
    coalesce((
      select json_agg(json_build_object(
        'to', (select tn.nspname || '.' || tc.relname from pg_class tc join pg_namespace tn on tn.oid = tc.relnamespace
          where tc.oid = f.confrelid),
        'columns', (select json_agg(a.attname order by k.place)
          from unnest(f.conkey) with ordinality as k (number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number)
      ))
      from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
    ), '[]') as "foreignKeys",
    coalesce((
      select json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and format_type(a.atttypid, a.atttypmod) ~ '^timestamp'
        and format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone'
    ), '[]') as "looseTimes"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
  order by 1`;

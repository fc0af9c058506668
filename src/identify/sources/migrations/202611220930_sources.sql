create schema if not exists identify;
grant usage on schema identify to vinculo_app, vinculo_engine;

-- Where facts come from: a shop, a file, a till. Part of every fact's key, so two sources may use the same numbers.
create table identify.source (
  workspace_id uuid not null,
  source_id uuid not null,
  name text collate "C" not null check (name <> ''),
  kind text not null check (kind in ('file', 'api', 'demo')),
  created_at timestamptz(3) not null,
  primary key (workspace_id, source_id),
  unique (workspace_id, name)
);
select platform.protect('identify.source');

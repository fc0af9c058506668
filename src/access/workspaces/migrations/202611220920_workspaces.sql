create schema if not exists access;
grant usage on schema access to vinculo_app, vinculo_engine;

-- A business and its ground: zone and home currency decide what "a date" and "revenue" mean in it.
create table access.workspace (
  workspace_id uuid primary key,
  name text not null check (name <> ''),
  zone text not null,
  -- Null until the business says it: money is then added up without a name.
  currency text check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz(3) not null
);
select platform.protect('access.workspace');

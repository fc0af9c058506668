-- A list of customers that somebody gave a name: what it asks for, its order and columns. It keeps the question, never who
-- answered to it.
create table identify.customer_view (
  workspace_id uuid not null,
  view_id uuid not null,
  name text not null check (name <> '' and length(name) <= 100),
  -- The user or key whose view it is; the others see it where it is shared.
  owner text not null,
  shared boolean not null default false,
  -- {parameter: value} as in the address: q, sort, stage, trait.city, orders[gt] …
  query jsonb not null,
  columns text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, view_id)
);
select platform.protect('identify.customer_view');

create schema if not exists differentiate;
grant usage on schema differentiate to vinculo_app, vinculo_engine;

-- A workspace's own thresholds; without a row the defaults of the contract hold.
create table differentiate.lifecycle_setting (
  workspace_id uuid primary key,
  settings jsonb not null,
  updated_at timestamptz(3) not null
);
select platform.protect('differentiate.lifecycle_setting');

-- Partners are named by hand, from a date and until one; at every date in between the hand overrules the arithmetic.
create table differentiate.partner (
  workspace_id uuid not null,
  customer_id uuid not null,
  from_date date not null,
  until_date date,
  primary key (workspace_id, customer_id, from_date),
  check (until_date is null or until_date > from_date)
);
select platform.protect('differentiate.partner');

-- The stage last recorded of each customer, and the date on which it was first found. What a page shows at a date is
-- computed from the orders; this row is what the pulse compares with, so that a change is announced once.
create table differentiate.lifecycle_state (
  workspace_id uuid not null,
  customer_id uuid not null,
  stage text not null,
  since date not null,
  -- Counts the changes, so that of two at the same instant the later one is known.
  version integer not null,
  primary key (workspace_id, customer_id)
);
select platform.protect('differentiate.lifecycle_state');

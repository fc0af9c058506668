-- A profile is what one source of identity knows as one person; it never merges or dies, it only points at a customer.
create table identify.profile (
  workspace_id uuid not null,
  profile_id uuid not null,
  customer_id uuid not null,
  created_at timestamptz(3) not null,
  primary key (workspace_id, profile_id)
);
create index profile_by_customer on identify.profile (workspace_id, customer_id);
select platform.protect('identify.profile');

-- A name under which a profile is known. Open while closed_at is null; a phone number that got a new owner is closed
-- with a date and opened again for them. No foreign key to customers: resolve first, then write (DESIGN §5, rule 1).
create table identify.identity (
  workspace_id uuid not null,
  kind text not null check (kind in ('external', 'email', 'phone', 'national', 'device', 'anonymous')),
  value_norm text collate "C" not null check (value_norm <> '' and length(value_norm) <= 400),
  profile_id uuid not null,
  value_raw text not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3),
  primary key (workspace_id, kind, value_norm, profile_id)
);
create unique index identity_open on identify.identity (workspace_id, kind, value_norm) where closed_at is null;
create index identity_by_profile on identify.identity (workspace_id, profile_id);
select platform.protect('identify.identity');

-- Traits are {name: {v: value, at, by: source, id: message}}: the latest `at` wins, a tie goes to the greater message
-- id, whatever order they arrive in.
create function identify.newer_trait(a jsonb, b jsonb) returns jsonb
language sql immutable parallel safe
return case
  when a is null then b
  when b is null then a
  when ((b ->> 'at') collate "C", (b ->> 'id') collate "C") > ((a ->> 'at') collate "C", (a ->> 'id') collate "C") then b
  else a
end;

create function identify.merge_traits(a jsonb, b jsonb) returns jsonb
language sql immutable parallel safe
return coalesce((
  select jsonb_object_agg(name, identify.newer_trait(a -> name, b -> name))
  from (select jsonb_object_keys(a) as name union select jsonb_object_keys(b)) as names
), '{}'::jsonb);

create table identify.customer (
  workspace_id uuid not null,
  customer_id uuid not null,
  bucket smallint not null generated always as (get_byte(uuid_send(customer_id), 15)) stored,
  merged_into uuid,
  version bigint not null default 1,
  traits jsonb not null default '{}',
  -- Counts and sums over this customer's facts; rebuilt from them, never added up twice.
  order_count integer not null default 0,
  refund_count integer not null default 0,
  first_order_at timestamptz(3),
  last_order_at timestamptz(3),
  revenue numeric(18, 4) not null default 0,
  -- Orders whose currency had no rate on their day: they count as orders and not as revenue, and are shown.
  unpriced_count integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, customer_id)
);
create index customer_by_last_order on identify.customer (workspace_id, last_order_at desc, customer_id);
create index customer_by_traits on identify.customer using gin (traits jsonb_path_ops);
select platform.protect('identify.customer');

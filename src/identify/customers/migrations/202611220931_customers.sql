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
  -- The message that linked it, so that a wrong link can be found and corrected; null for a file's own key.
  source_id uuid,
  message_id text collate "C",
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
  -- Wider than any amount, so that no sum of them is too great.
  revenue numeric(34, 4) not null default 0,
  -- Orders and refunds whose currency had no rate on their day: they count, their money does not, and it is shown.
  unpriced_count integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, customer_id)
);
-- Those without an order come last, and a keyset needs no null.
create index customer_by_last_order on identify.customer (
  workspace_id, (coalesce(last_order_at, '-infinity'::timestamptz)) desc, customer_id desc
);
create index customer_by_revenue on identify.customer (workspace_id, revenue desc, customer_id desc);
-- A stage and a tier go with the dates and sums that lists are sorted by: those who never ordered stand together at the
-- end, a million rows down an index that knows nothing of stages (2.5 s).
create index customer_by_stage_and_order on identify.customer (
  workspace_id, (traits -> 'stage' ->> 'v'), (coalesce(last_order_at, '-infinity'::timestamptz)) desc, customer_id desc
);
create index customer_by_stage_and_revenue on identify.customer (
  workspace_id, (traits -> 'stage' ->> 'v'), revenue desc, customer_id desc
);
create index customer_by_tier_and_order on identify.customer (
  workspace_id, (traits -> 'tier' ->> 'v'), (coalesce(last_order_at, '-infinity'::timestamptz)) desc, customer_id desc
);
create index customer_by_tier_and_revenue on identify.customer (
  workspace_id, (traits -> 'tier' ->> 'v'), revenue desc, customer_id desc
);
create index customer_by_traits on identify.customer using gin (traits jsonb_path_ops);
select platform.protect('identify.customer');

-- Text as it is searched and sorted: no accents, no capitals. Taken apart (NFD), so that accents stand alone and can be
-- dropped, and the few letters that do not come apart. unaccent is not immutable, and lower() follows the server's locale
-- (in C it knows ASCII alone): Latin, Greek and Cyrillic capitals are named here, so that every server finds the same.
create function identify.plain(said text) returns text
language sql immutable parallel safe
return case
  when octet_length(said) = char_length(said) then lower(said collate "C")
  else lower(translate(
    normalize(said, nfd),
    'øæœßđłðþħıςØÆŒẞĐŁÐÞĦ' || 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ' || 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЅЈЉЊЋЏ'
      || U&'\0300\0301\0302\0303\0304\0306\0307\0308\030A\030B\030C\0323\0327\0328',
    'oaosdldthiσoaosdldth' || 'αβγδεζηθικλμνξοπρστυφχψω' || 'абвгдежзиклмнопрстуфхцчшщъыьэюяієґђѕјљњћџ'
  ) collate "C")
end;

create function identify.name_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(
  traits -> 'name' ->> 'v',
  nullif(btrim(coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '')), ''),
  traits -> 'company' ->> 'v'
);

-- What else a customer is searched by.
create function identify.said_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '') || ' '
  || coalesce(traits -> 'company' ->> 'v', '') || ' ' || coalesce(traits -> 'email' ->> 'v', '') || ' '
  || coalesce(traits -> 'phone' ->> 'v', '');

-- What a customer is found by. Apart from the customer, whose row every order rewrites: there each order would pay for
-- some forty trigrams.
create table identify.customer_search (
  workspace_id uuid not null,
  customer_id uuid not null,
  -- From the traits.
  name text,
  said text not null default '',
  -- E-mails, phones and foreign ids, plain.
  known_as text not null default '',
  words text collate "C" not null generated always as (
    ' ' || identify.plain(coalesce(name, '') || ' ' || said) || ' ' || known_as
  ) stored,
  sort_name text collate "C" not null generated always as (
    left(identify.plain(coalesce(name, known_as)), 200)
  ) stored,
  primary key (workspace_id, customer_id)
);
create index customer_search_by_name on identify.customer_search (workspace_id, sort_name, customer_id);
select platform.protect('identify.customer_search');

-- pg_trgm is trusted: whoever may create in the database may have it. Where a server lacks it, search is by prefix.
do $$
begin
  create extension if not exists pg_trgm;
  create index customer_search_by_words on identify.customer_search using gin (words gin_trgm_ops);
exception when insufficient_privilege or undefined_file or undefined_object or feature_not_supported then
  raise notice 'pg_trgm is not available: customers are searched by the beginning of their name';
end
$$;

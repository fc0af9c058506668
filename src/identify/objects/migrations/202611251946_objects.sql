-- The kinds of things that customers have, as a workspace defines them: pets, vehicles, bookings.
create table identify.object_type (
  workspace_id uuid not null,
  type text collate "C" not null check (type ~ '^[a-z][a-z0-9_-]*$' and length(type) <= 60),
  -- {es: {one, many}, en: {one, many}}, the icon, the fields and which of them is the title.
  definition jsonb not null,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, type)
);
select platform.protect('identify.object_type');

-- Which version of an object stands and whose it is. It remembers deleted ones, so that an older version that comes late
-- does not bring them back, and it is locked by whoever writes one, so that of two versions at a time the greater stands.
create table identify.object_key (
  workspace_id uuid not null,
  type text collate "C" not null,
  object_id text collate "C" not null check (object_id <> '' and length(object_id) <= 200),
  profile_id uuid not null,
  at timestamptz(3) not null,
  content_hash text collate "C" not null,
  deleted boolean not null,
  primary key (workspace_id, type, object_id)
);
select platform.protect('identify.object_key');

-- The things of a customer.
create table identify.customer_object (
  workspace_id uuid not null,
  customer_id uuid not null,
  type text collate "C" not null,
  object_id text collate "C" not null,
  profile_id uuid not null,
  -- Null where a person wrote it by hand.
  source_id uuid,
  fields jsonb not null,
  at timestamptz(3) not null,
  primary key (workspace_id, customer_id, type, object_id)
);
create index customer_object_by_type on identify.customer_object (workspace_id, type, object_id);
select platform.protect('identify.customer_object');

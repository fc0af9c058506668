-- What a workspace says of an event type, over what the house knows of it.
create table identify.touchpoint (
  workspace_id uuid not null,
  type text collate "C" not null check (type <> '' and length(type) <= 100),
  -- Null: the house's own name holds.
  name_es text,
  name_en text,
  channel text collate "C" not null,
  phase text collate "C" not null,
  -- Whether an event that says its channel itself is believed.
  own_channel boolean not null,
  hidden boolean not null,
  version integer not null,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, type)
);
select platform.protect('identify.touchpoint');

-- How many events of a type there were on a day, by the channel that they said themselves (empty where they said none).
-- Rows are only ever added and folded together, never changed: whoever counts waits for nobody, and a recount replaces
-- exactly those rows that it saw.
create table identify.touch_count (
  workspace_id uuid not null,
  entry bigint generated always as identity,
  -- In the workspace's zone.
  day date not null,
  type text collate "C" not null,
  channel text collate "C" not null,
  events bigint not null,
  primary key (workspace_id, entry)
);
create index touch_count_by_day on identify.touch_count (workspace_id, day) include (type, channel, events);
select platform.protect('identify.touch_count');

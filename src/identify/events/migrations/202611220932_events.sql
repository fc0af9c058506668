-- Everything that happened with a customer, once. The key carries the source's own message id, so a repeated message
-- falls on its first; it is not partitioned by time, which would break that.
create table identify.event (
  workspace_id uuid not null,
  customer_id uuid not null,
  source_id uuid not null,
  message_id text collate "C" not null check (message_id <> '' and length(message_id) <= 400),
  event_id uuid not null,
  -- The profile it arrived on; fixed, so that undoing a merge knows whose it was.
  profile_id uuid not null,
  type text collate "C" not null check (type ~ '^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$'),
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  amount numeric(18, 4),
  currency text,
  props jsonb not null default '{}',
  cause_id uuid,
  depth smallint not null default 0 check (depth between 0 and 8),
  primary key (workspace_id, customer_id, source_id, message_id)
);
create index event_by_time on identify.event (workspace_id, customer_id, at desc, event_id desc);
select platform.protect('identify.event');

-- How long what is known of customers in one field holds, and whether it is worth asking for. Without a row: as we advise.
create table identify.field_rule (
  workspace_id uuid not null,
  field text collate "C" not null,
  -- In months; null: it does not grow old.
  stale_after smallint check (stale_after between 1 and 120),
  asked boolean not null,
  primary key (workspace_id, field)
);
select platform.protect('identify.field_rule');

-- Who has what, and how old it is: over a million customers it takes seconds, so the last one is kept.
create table identify.kept_freshness (
  workspace_id uuid primary key,
  result jsonb not null,
  computed_at timestamptz(3) not null,
  -- Milliseconds that it took.
  took integer not null
);
select platform.protect('identify.kept_freshness');

-- Figures worked out at a date, kept until what they were worked out from changes: they hold for the thresholds that
-- `inputs` stands for and for the revision of the facts (platform.revision), and say so when asked.
create table differentiate.snapshot (
  workspace_id uuid not null,
  -- pyramid, rfm, lifecycle …
  kind text collate "C" not null,
  at date not null,
  -- The other date where two are compared, else ''.
  variant text collate "C" not null,
  inputs text collate "C" not null,
  revision bigint not null,
  result jsonb not null,
  computed_at timestamptz(3) not null,
  -- How long it took, in milliseconds: what takes long is not done while somebody waits, nor often.
  took integer not null,
  primary key (workspace_id, kind, at, variant)
);
select platform.protect('differentiate.snapshot');

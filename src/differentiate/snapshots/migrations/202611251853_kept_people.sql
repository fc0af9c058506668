-- Who stands behind a kept figure. Of two moves of one customer (stage, tier) each has its place.
alter table differentiate.snapshot add column set_id uuid;

create table differentiate.kept_member (
  workspace_id uuid not null,
  customer_id uuid not null,
  set_id uuid not null,
  place text collate "C" not null,
  -- What they are worth in the period up to the figure's date, and before in that up to its earlier one.
  worth numeric not null,
  worth_before numeric not null,
  -- What the move is explained from.
  facts jsonb,
  primary key (workspace_id, set_id, customer_id, place)
);
select platform.protect('differentiate.kept_member');
-- A list of a place, the worthiest first.
create index kept_member_by_worth on differentiate.kept_member (workspace_id, set_id, place, worth, customer_id);

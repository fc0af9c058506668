-- Where the tiers ended when everyone was last looked at, by date. Null: a tier without a place.
create table differentiate.tier_cut (
  workspace_id uuid not null,
  date date not null,
  top numeric,
  big numeric,
  medium numeric,
  computed_at timestamptz(3) not null,
  primary key (workspace_id, date)
);
select platform.protect('differentiate.tier_cut');

-- The tier last recorded of each customer, and the date on which it was first found: what a change is told from.
create table differentiate.tier_state (
  workspace_id uuid not null,
  customer_id uuid not null,
  tier text not null,
  since date not null,
  -- Counts the changes, so that of two at the same instant the later one is known.
  version integer not null,
  primary key (workspace_id, customer_id)
);
select platform.protect('differentiate.tier_state');

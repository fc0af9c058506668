-- What one unit of a foreign currency is worth in the workspace's own, from a day on until the next day that has a rate.
create table identify.rate (
  workspace_id uuid not null,
  -- The workspace's own currency when it was said: whoever changes theirs starts with rates of their own.
  home text collate "C" not null,
  currency text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  rate numeric(24, 12) not null check (rate > 0),
  updated_at timestamptz(3) not null,
  primary key (workspace_id, home, currency, day)
);
select platform.protect('identify.rate');

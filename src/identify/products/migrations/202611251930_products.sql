-- What is sold. A product appears by itself once a line names it, by its sku, or by its name where it has none (then its
-- key is `name:` and the name in lower case). What is said of it stands beside what its lines show.
create table identify.product (
  workspace_id uuid not null,
  sku text collate "C" not null check (sku <> '' and length(sku) <= 400),
  -- Said by somebody; null: what the lines call it holds.
  name text,
  category text,
  -- Of one piece, in `currency` (null: the workspace's own).
  price numeric(18, 6),
  cost numeric(18, 6),
  currency text collate "C",
  url text,
  image text,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  primary key (workspace_id, sku)
);
select platform.protect('identify.product');

-- What the lines of the last twelve months show of each product; found again from them. Money is the workspace's own.
create table identify.product_figure (
  workspace_id uuid not null,
  sku text collate "C" not null,
  -- What its latest line calls it.
  name text,
  quantity numeric not null,
  revenue numeric not null,
  orders bigint not null,
  buyers bigint not null,
  returned numeric not null,
  -- Lines in foreign money without a rate: they are in the quantity and not in the revenue.
  unpriced bigint not null,
  first_at timestamptz(3),
  last_at timestamptz(3),
  primary key (workspace_id, sku)
);
select platform.protect('identify.product_figure');

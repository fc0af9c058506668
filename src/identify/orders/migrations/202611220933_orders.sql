-- Whose order a reference is. A refund that comes before its order writes the key without a profile and waits by it;
-- whoever writes the order fills it in, under the key's lock, so that neither can miss the other.
create table identify.order_key (
  workspace_id uuid not null,
  source_id uuid not null,
  order_ref text collate "C" not null check (order_ref <> '' and length(order_ref) <= 400),
  profile_id uuid,
  primary key (workspace_id, source_id, order_ref)
);
select platform.protect('identify.order_key');

create table identify.customer_order (
  workspace_id uuid not null,
  customer_id uuid not null,
  source_id uuid not null,
  order_ref text collate "C" not null,
  profile_id uuid not null,
  placed_at timestamptz(3) not null,
  -- A cancelled order was a sale until this moment and none since.
  cancelled_at timestamptz(3),
  currency text,
  total numeric(18, 4) not null,
  -- In the workspace's currency at the order date's rate; null where there is no rate. As wide as the greatest total at
  -- the greatest rate.
  home_total numeric(28, 4),
  -- The rate that home_total was found by; null where the money is the workspace's own.
  rate numeric(24, 12),
  -- The version with the greater updated_at wins, a tie goes to the greater content hash.
  updated_at timestamptz(3) not null,
  content_hash text collate "C" not null,
  primary key (workspace_id, customer_id, source_id, order_ref)
);
-- What lifecycle and value read of an order, without touching the order: 31 s instead of 50 at ten million orders.
create index customer_order_by_time on identify.customer_order (workspace_id, customer_id, placed_at)
  include (cancelled_at, home_total);
-- Few orders are in foreign money, and a new rate looks for just those.
create index customer_order_foreign on identify.customer_order (workspace_id, currency, placed_at)
  where home_total is null or rate is not null;
select platform.protect('identify.customer_order');

create table identify.order_line (
  workspace_id uuid not null,
  customer_id uuid not null,
  source_id uuid not null,
  order_ref text collate "C" not null,
  line_no integer not null,
  profile_id uuid not null,
  sku text,
  product text,
  quantity numeric(18, 6),
  unit_price numeric(18, 6),
  amount numeric(18, 4) not null,
  primary key (workspace_id, customer_id, source_id, order_ref, line_no)
);
select platform.protect('identify.order_line');

-- Money that went back. It names its order where the source does; a return without one stands by its own reference. A
-- reference is one within its order: some shops number the refunds of each order from 1.
create table identify.order_refund (
  workspace_id uuid not null,
  customer_id uuid not null,
  source_id uuid not null,
  refund_ref text collate "C" not null check (refund_ref <> '' and length(refund_ref) <= 400),
  order_ref text collate "C" not null default '',
  profile_id uuid not null,
  refunded_at timestamptz(3) not null,
  currency text,
  -- Above zero: what the customer got back.
  amount numeric(18, 4) not null,
  home_amount numeric(28, 4),
  rate numeric(24, 12),
  lines jsonb not null default '[]',
  updated_at timestamptz(3) not null,
  content_hash text collate "C" not null,
  primary key (workspace_id, customer_id, source_id, refund_ref, order_ref)
);
create index order_refund_by_time on identify.order_refund (workspace_id, customer_id, refunded_at);
create index order_refund_foreign on identify.order_refund (workspace_id, currency, refunded_at)
  where home_amount is null or rate is not null;
select platform.protect('identify.order_refund');

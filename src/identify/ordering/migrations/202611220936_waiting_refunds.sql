-- Refunds whose order has not come yet. Nobody's until then, and part of no sum.
create table identify.waiting_refund (
  workspace_id uuid not null,
  source_id uuid not null,
  order_ref text collate "C" not null,
  refund_ref text collate "C" not null,
  -- The refund as it was understood, to be taken as if it came now.
  refund jsonb not null,
  updated_at timestamptz(3) not null,
  content_hash text collate "C" not null,
  received_at timestamptz(3) not null,
  primary key (workspace_id, source_id, order_ref, refund_ref)
);
create index waiting_refund_by_arrival on identify.waiting_refund (workspace_id, received_at);
select platform.protect('identify.waiting_refund');

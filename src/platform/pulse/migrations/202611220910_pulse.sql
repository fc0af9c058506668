-- What happened and has not been reacted to yet. Written last in the transaction that records, deleted in the one that
-- reacts. There is no cursor over seq: a transaction that commits late would be skipped by it.
create table platform.outbox (
  seq bigint generated always as identity primary key,
  lane text not null check (lane in ('live', 'bulk')),
  bucket smallint not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  event_id uuid not null,
  type text not null
);
create index outbox_by_bucket on platform.outbox (bucket, lane, seq);
select platform.protect('platform.outbox');

-- A subscriber that threw on one customer: that customer's rows wait here, in order, and everybody else goes on.
create table platform.parked (
  subscriber text not null,
  workspace_id uuid not null,
  customer_id uuid not null,
  seq bigint not null,
  bucket smallint not null,
  lane text not null,
  event_id uuid not null,
  type text not null,
  error text not null,
  parked_at timestamptz(3) not null,
  primary key (subscriber, workspace_id, customer_id, seq)
);
select platform.protect('platform.parked');

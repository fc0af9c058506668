-- Where a file's rows wait between being read and being part of the record. Unlogged: a crash empties them and the file
-- is read again. The row's own id becomes that of the customer, the document and the event that it is the first of.
create unlogged table identify.staged_row (
  workspace_id uuid not null,
  import_id uuid not null,
  row_no bigint not null,
  row_id uuid not null,
  customer_ref text collate "C",
  order_ref text collate "C",
  at timestamp(3) not null,
  quantity numeric,
  unit_price numeric,
  amount numeric not null,
  currency text,
  sku text,
  product text,
  kind text not null,
  class text not null,
  zero_price boolean not null,
  shared boolean not null,
  hash text collate "C" not null
);
create index staged_row_by_import on identify.staged_row (workspace_id, import_id);
select platform.engine_only('identify.staged_row');

-- The rows again, each with the document that it belongs to and its place in it.
create unlogged table identify.staged_line (
  workspace_id uuid not null,
  import_id uuid not null,
  ref text collate "C" not null,
  order_ref text collate "C",
  line_no integer not null,
  row_id uuid not null,
  customer_ref text collate "C" not null,
  at timestamp(3) not null,
  quantity numeric(18, 6),
  unit_price numeric(18, 6),
  amount numeric not null,
  currency text,
  sku text,
  product text,
  kind text not null,
  hash text collate "C" not null
);
create index staged_line_by_import on identify.staged_line (workspace_id, import_id);
select platform.engine_only('identify.staged_line');

create unlogged table identify.staged_document (
  workspace_id uuid not null,
  import_id uuid not null,
  ref text collate "C" not null,
  order_ref text collate "C",
  kind text not null,
  event_id uuid not null,
  profile_id uuid not null,
  customer_id uuid not null,
  at timestamptz(3) not null,
  cancelled_at timestamptz(3),
  currency text,
  total numeric(18, 4) not null,
  home_total numeric(18, 4),
  updated_at timestamptz(3) not null,
  content_hash text collate "C" not null
);
create index staged_document_by_import on identify.staged_document (workspace_id, import_id);
select platform.engine_only('identify.staged_document');

-- One file on its way into the record, from the upload to its undo. Every claimed fact names it, so source, legal basis and
-- importer stand on every record that it brought.
create table identify.import (
  workspace_id uuid not null,
  import_id uuid not null,
  kind text not null,
  state text not null check (state in (
    'reading', 'understood', 'checking', 'checked', 'running', 'paused', 'done', 'cancelled', 'failed', 'undoing', 'undone'
  )),
  version integer not null default 1,
  -- Asked of whoever works on it, between two windows: pause or cancel.
  wanted text check (wanted in ('pause', 'cancel')),
  file_name text not null,
  -- On the disk of the process that took it; null once it is removed.
  file_path text,
  file_bytes bigint not null,
  sha256 text not null,
  source_name text not null,
  source_id uuid,
  legal_basis text,
  importer_kind text not null check (importer_kind in ('user', 'key', 'command')),
  importer_id text not null,
  created_at timestamptz(3) not null,
  -- The moment of all that it says; the same for a file that is taken twice in a row.
  said_at timestamptz(3),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  recognised text,
  mapping jsonb not null default '{}',
  understanding jsonb,
  -- How rows are read, as the kind keeps it.
  plan jsonb,
  row_count bigint not null default 0,
  -- Rows that stand in the staging tables; null where they must be staged (again).
  staged_count bigint,
  -- The last line that is recorded.
  position bigint not null default 0,
  counts jsonb,
  reasons jsonb not null default '[]',
  facts jsonb,
  progress jsonb,
  problem jsonb,
  -- Attempts since the position last moved.
  attempts integer not null default 0,
  primary key (workspace_id, import_id)
);
select platform.protect('identify.import');

-- Rows that were refused, with their place, the reason and the row as it stands in the file: what is downloaded.
create table identify.import_refusal (
  workspace_id uuid not null,
  import_id uuid not null,
  row_no bigint not null,
  reason text not null,
  params jsonb not null,
  raw text not null
);
create index import_refusal_by_import on identify.import_refusal (workspace_id, import_id, row_no);
select platform.engine_only('identify.import_refusal');

-- Corrections that were used once, known again by the file's header.
create table identify.import_mapping (
  workspace_id uuid not null,
  mapping_id uuid not null,
  kind text not null,
  -- md5 of the kind and the header's columns in plain form.
  signature text not null,
  name text not null,
  columns text[] not null,
  mapping jsonb not null,
  used_at timestamptz(3) not null,
  primary key (workspace_id, mapping_id),
  unique (workspace_id, kind, signature)
);
select platform.protect('identify.import_mapping');

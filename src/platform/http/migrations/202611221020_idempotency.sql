-- The answers already given under an Idempotency-Key, for a day. Neither the key nor the request is kept, only their
-- hashes; the answer is encrypted with a key that only the Idempotency-Key gives, since it may hold a secret shown once.
create table platform.idempotency (
  workspace_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  -- Null while the request runs.
  status smallint,
  answer bytea,
  created_at timestamptz(3) not null,
  primary key (workspace_id, key_hash)
);
create index idempotency_by_age on platform.idempotency (workspace_id, created_at);
select platform.protect('platform.idempotency');

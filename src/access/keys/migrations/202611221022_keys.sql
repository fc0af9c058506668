-- API keys. Only a hash is kept: the key itself is shown once. 192 random bits need no slow hash.
create table access.api_key (
  workspace_id uuid not null references access.workspace on delete cascade,
  key_id uuid not null,
  name text not null check (name <> ''),
  hash bytea not null,
  -- What a person recognises it by in a list.
  prefix text not null,
  rights text[] not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  primary key (workspace_id, key_id),
  unique (workspace_id, hash)
);
select platform.protect('access.api_key');

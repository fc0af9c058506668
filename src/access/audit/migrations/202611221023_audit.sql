-- Who changed what, when. Written in the transaction of the change itself; never updated or deleted.
create table access.audit (
  workspace_id uuid not null references access.workspace on delete cascade,
  audit_id uuid not null,
  at timestamptz(3) not null,
  actor text not null,
  actor_kind text not null check (actor_kind in ('user', 'key', 'command')),
  -- noun.past_verb: key.created, workspace.changed.
  action text not null,
  -- What it was done to: an id or a name, never a customer's data.
  subject text not null,
  details jsonb not null default '{}',
  primary key (workspace_id, audit_id)
);
select platform.protect('access.audit', 'select, insert');

-- From what a kept count was last found, and when: facts that came past the outbox since then, another zone, or somebody
-- who asks for it mean that it must be found again from the facts.
create table identify.recounted (
  workspace_id uuid not null,
  -- What is counted, as its slice names it.
  what text collate "C" not null,
  zone text not null,
  -- The revision of the facts (platform.revision) that it is at least of.
  live bigint not null,
  bulk bigint not null,
  at timestamptz(3) not null,
  -- How long it took, in milliseconds: what takes long is not done often.
  took integer not null,
  -- What was counted one by one has seen a fact change under it.
  asked boolean not null default false,
  primary key (workspace_id, what)
);
select platform.protect('identify.recounted');

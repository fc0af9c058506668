-- Work that goes on after the answer. A task is taken under a session lock that dies with its process, so one that was
-- running when the process was killed is taken again at once; `attempt` tells an old taker from the new one.
create table platform.task (
  workspace_id uuid not null,
  task_id uuid not null,
  kind text not null,
  -- Two tasks of one kind and key never wait at once: the second request joins the first.
  key text not null,
  input jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  attempt integer not null default 0,
  progress real not null default 0 check (progress between 0 and 1),
  result jsonb,
  refusal jsonb,
  created_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  primary key (workspace_id, task_id)
);
create unique index task_waiting on platform.task (workspace_id, kind, key) where state = 'queued';
create index task_open on platform.task (due_at) where state in ('queued', 'running');
select platform.protect('platform.task');

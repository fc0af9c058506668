-- Numbers that came before a workspace had a country are read again, once.
insert into platform.task (workspace_id, task_id, kind, key, input, state, created_at, due_at)
select workspace_id, gen_random_uuid(), 'workspace.country_changed', 'all', '{}', 'queued', created_at, created_at
from access.workspace;

-- Two surnames are part of a name, and a national id is something to be found by.
create or replace function identify.name_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(
  traits -> 'name' ->> 'v',
  nullif(btrim(
    coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '')
    || coalesce(' ' || (traits -> 'secondLastName' ->> 'v'), '')
  ), ''),
  traits -> 'company' ->> 'v'
);

create or replace function identify.said_of(traits jsonb) returns text
language sql immutable parallel safe
return coalesce(traits -> 'firstName' ->> 'v', '') || ' ' || coalesce(traits -> 'lastName' ->> 'v', '') || ' '
  || coalesce(traits -> 'company' ->> 'v', '') || ' ' || coalesce(traits -> 'email' ->> 'v', '') || ' '
  || coalesce(traits -> 'phone' ->> 'v', '') || coalesce(' ' || (traits -> 'secondLastName' ->> 'v'), '')
  || coalesce(' ' || (traits -> 'nationalId' ->> 'v'), '');

-- Numbers that came before a workspace had a country are read again, once.
insert into platform.task (workspace_id, task_id, kind, key, input, state, created_at, due_at)
select workspace_id, gen_random_uuid(), 'workspace.country_changed', 'all', '{}', 'queued', created_at, created_at
from access.workspace;

-- The ground: what every later migration uses.

grant usage on schema platform to vinculo_app, vinculo_engine;
grant select on platform.migration to vinculo_app, vinculo_engine;

-- Puts a table under the house's law in one place: row-level security, the app role confined to its workspace, the
-- engine role free (its statements filter by workspace themselves), and the rights of both.
create function platform.protect(target regclass, verbs text default 'select, insert, update, delete')
returns void
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy workspace on %s to vinculo_app using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)',
    target
  );
  execute format('create policy engine on %s to vinculo_engine using (true)', target);
  execute format('grant %s on %s to vinculo_app, vinculo_engine', verbs, target);
end
$$;

-- For staging: COPY refuses tables under row-level security, whatever the policy says. Such a table is the engine's
-- alone; the app role has no right on it at all.
create function platform.engine_only(target regclass)
returns void
language plpgsql
as $$
begin
  execute format('grant select, insert, update, delete on %s to vinculo_engine', target);
end
$$;

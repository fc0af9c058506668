-- A file is recorded window by window, by line numbers: the first row of a document says in which it belongs, so that no
-- order is torn and a run that was cut short goes on after the last window.
alter table identify.staged_row add column email text, add column name text;
alter table identify.staged_line add column first_row bigint, add column email text, add column name text;
drop index identify.staged_line_by_import;
create index staged_line_by_import on identify.staged_line (workspace_id, import_id, first_row);

-- Counts the changes, for If-Match.
alter table access.workspace add column version integer not null default 1;

-- Count the changes, for If-Match. No row: the defaults, version 0.
alter table differentiate.lifecycle_setting add column version integer not null default 1;
alter table differentiate.value_setting add column version integer not null default 1;

-- Counts the changes of a workspace's facts, so that what was worked out from them knows whether it still holds. The
-- revision is the sum over the parts: whoever changes facts counts up the part of their connection, in the same
-- transaction, so that two transactions seldom meet on a row. Bulk changes count in parts of their own, 256 and above.
create table platform.revision (
  workspace_id uuid not null,
  part smallint not null check (part between 0 and 511),
  changes bigint not null,
  primary key (workspace_id, part)
) with (fillfactor = 50);
select platform.protect('platform.revision');

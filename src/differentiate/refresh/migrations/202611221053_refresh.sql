-- When everyone's stage and tier were last found, and from what: another date, other thresholds or other facts since
-- then mean that they must be found again.
create table differentiate.refreshed (
  workspace_id uuid primary key,
  date date not null,
  zone text not null,
  -- A hash of zone and thresholds.
  inputs text collate "C" not null,
  -- The revision of the facts (platform.revision) that it is at least of.
  live bigint not null,
  bulk bigint not null,
  at timestamptz(3) not null,
  -- How long it took, in milliseconds: what takes long is not done often.
  took integer not null
);
select platform.protect('differentiate.refreshed');

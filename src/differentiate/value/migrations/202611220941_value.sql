-- How a workspace draws its pyramid; without a row the defaults of the contract hold.
create table differentiate.value_setting (
  workspace_id uuid primary key,
  settings jsonb not null,
  updated_at timestamptz(3) not null
);
select platform.protect('differentiate.value_setting');

-- A workspace's logo, as it was uploaded: PNG, JPEG or WebP, never SVG, which may carry scripts.
create table access.workspace_logo (
  workspace_id uuid primary key,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (length(bytes) <= 524288),
  width integer not null,
  height integer not null,
  updated_at timestamptz(3) not null
);
select platform.protect('access.workspace_logo');

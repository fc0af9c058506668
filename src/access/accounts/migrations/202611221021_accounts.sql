-- People and how they prove who they are: the tables of better-auth 1.7, written out as ours. They know no workspace,
-- for one person may work in several; so no row-level security, and only access/accounts speaks of them. Ids are ours.
create table access.app_user (
  id text primary key,
  name text not null check (name <> ''),
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table access.session (
  id text primary key,
  user_id text not null references access.app_user on delete cascade,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index session_by_user on access.session (user_id);

-- One way of signing in; a password's hash (scrypt) for the provider `credential`.
create table access.credential (
  id text primary key,
  user_id text not null references access.app_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index credential_by_user on access.credential (user_id);

create table access.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verification_by_identifier on access.verification (identifier);

grant select, insert, update, delete on access.app_user, access.session, access.credential, access.verification
  to vinculo_app, vinculo_engine;

-- Who works in a workspace, and as what.
create table access.member (
  workspace_id uuid not null references access.workspace on delete cascade,
  user_id text not null references access.app_user on delete cascade,
  role text not null check (role in ('owner', 'marketing', 'service', 'reader')),
  created_at timestamptz(3) not null,
  primary key (workspace_id, user_id)
);
create index member_by_user on access.member (user_id);
select platform.protect('access.member');

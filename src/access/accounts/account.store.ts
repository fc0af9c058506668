import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Role } from "./accounts.policy.ts";

/** A person and the hash of their password. */
export type Account = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
};

/** A workspace that somebody works in, and as what. */
export type Membership = {
  readonly workspaceId: string;
  readonly name: string;
  readonly zone: string;
  readonly currency: string | null;
  readonly role: Role;
};

/** Lets one first run or `init` through at a time, until the transaction ends (an arbitrary constant of ours). */
export async function lockAccounts(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7316, 1000)`.execute(tx);
}

/** Whether anybody has an account yet. */
export async function hasAccounts(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from access.app_user) as any
  `.execute(tx);
  return rows[0]?.any ?? false;
}

/** The account of an e-mail (lower case), or null. */
export async function findAccount(tx: Tx, email: string): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select u.id as "userId", u.name, u.email, c.password as "passwordHash"
    from access.app_user as u
    left join access.credential as c on c.user_id = u.id and c.provider_id = 'credential'
    where u.email = ${email}
  `.execute(tx);
  return rows[0] ?? null;
}

/** A person by their id, or null. */
export async function findPerson(
  tx: Tx,
  userId: string,
): Promise<{ userId: string; name: string; email: string } | null> {
  const { rows } = await sql<{ userId: string; name: string; email: string }>`
    select id as "userId", name, email from access.app_user where id = ${userId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Writes a person with their way of signing in. */
export async function insertAccount(
  tx: Tx,
  account: { userId: string; credentialId: string; name: string; email: string; passwordHash: string },
  now: Date,
): Promise<void> {
  const { userId, credentialId, name, email, passwordHash } = account;
  await sql`
    insert into access.app_user (id, name, email, created_at, updated_at)
    values (${userId}, ${name}, ${email}, ${now}, ${now})
  `.execute(tx);
  await sql`
    insert into access.credential (id, user_id, account_id, provider_id, password, created_at, updated_at)
    values (${credentialId}, ${userId}, ${userId}, 'credential', ${passwordHash}, ${now}, ${now})
  `.execute(tx);
}

/** Makes somebody a member of a workspace. */
export async function insertMember(
  tx: Tx,
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role },
  now: Date,
): Promise<void> {
  await sql`
    insert into access.member (workspace_id, user_id, role, created_at)
    values (${workspaceId}, ${userId}, ${role}, ${now})
  `.execute(tx);
}

/** Makes somebody the owner of the workspaces that have nobody: the demo makes one before there is any account. */
export async function adoptOwnerless(tx: Tx, userId: string, now: Date): Promise<void> {
  await sql`
    insert into access.member (workspace_id, user_id, role, created_at)
    select workspace_id, ${userId}, 'owner', ${now}::timestamptz
    from access.workspace
    where not exists (select from access.member where member.workspace_id = workspace.workspace_id)
  `.execute(tx);
}

/** Everywhere somebody works, by name. Across workspaces, hence for the engine. */
export async function membershipsOf(tx: Tx, userId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select w.workspace_id as "workspaceId", w.name, w.zone, w.currency, m.role
    from access.member as m
    join access.workspace as w on w.workspace_id = m.workspace_id
    where m.user_id = ${userId}
    order by w.name, w.workspace_id
  `.execute(tx);
  return rows;
}

/** What somebody is in one workspace; null where they are nothing. */
export async function roleIn(tx: Tx, workspaceId: string, userId: string): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`
    select role from access.member where workspace_id = ${workspaceId} and user_id = ${userId}
  `.execute(tx);
  return rows[0]?.role ?? null;
}

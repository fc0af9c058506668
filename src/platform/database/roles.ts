import type pg from "pg";
import { refuse, type Refusal } from "#platform/refusals";
import type { Role } from "./connection.ts";

const roles: readonly Role[] = ["vinculo_owner", "vinculo_app", "vinculo_engine"];

/**
 * Makes the three roles where they are missing, lets the login act as each, and gives the database to the owner's
 * migrations. Roles belong to the whole server, so two databases of one server share them.
 *
 * @returns a refusal `database.roles_missing` where the login may not create roles and nobody made them.
 */
export async function ensureRoles(login: pg.Client): Promise<Refusal | null> {
  const { rows } = await login.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname = any($1)",
    [roles],
  );
  const standing = new Set(rows.map((row) => row.rolname));
  try {
    for (const role of roles) {
      if (!standing.has(role)) await createRole(login, role);
      await login.query(`grant ${role} to current_user`);
    }
    await login.query(
      `do $$ begin execute format('grant create, connect, temporary on database %I to vinculo_owner', current_database()); end $$`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    return refuse("database.roles_missing", { roles: roles.join(", ") }, { status: 503 });
  }
  return null;
}

/** Creates a role; another process doing the same at the same moment is no error. */
async function createRole(login: pg.Client, role: Role): Promise<void> {
  try {
    await login.query(`create role ${role} nologin`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== "42710" && code !== "23505") throw error;
  }
}

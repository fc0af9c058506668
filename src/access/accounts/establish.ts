import { currency, insertWorkspace, zone } from "#access/workspaces";
import { recordChange } from "#access/audit";
import { type Database, inEngine, type Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import {
  adoptOwnerless,
  findAccount,
  hasAccounts,
  insertAccount,
  insertMember,
  lockAccounts,
  membershipsOf,
} from "./account.store.ts";

/** A workspace to be made, with its owner. */
export type Founding = {
  readonly workspace: string;
  readonly zone: string;
  readonly currency: string | null;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly password: string;
};

export type Founded = { readonly workspaceId: string; readonly userId: string };

/**
 * Makes a workspace with its owner, all or nothing. The owner may have an account already: then the password must be
 * theirs. `onlyFirst` is the first run, which is over as soon as anybody has an account. The first account also gets the
 * workspaces that a demo made before it. `also` runs in the transaction.
 *
 * Refuses `access.zone_invalid`, `access.currency_invalid` (422), `access.setup_done`, `access.workspace_exists` (409)
 * and `access.password_differs` (403).
 */
export async function establish<T>(
  database: Database,
  founding: Founding,
  now: Date,
  { onlyFirst, also }: { onlyFirst: boolean; also: (tx: Tx, founded: Founded) => Promise<T> },
): Promise<{ founded: Founded; also: T } | Refusal> {
  const unknown = unknownIn(founding);
  if (unknown) return unknown;
  // A slow hash outside the transaction; and better-auth only for whoever really makes an account.
  const { hashPassword } = await import("./sessions.ts");
  const passwordHash = await hashPassword(founding.password);
  return inEngine(database, async (tx) => {
    await lockAccounts(tx);
    const first = !(await hasAccounts(tx));
    if (onlyFirst && !first) return refuse("access.setup_done", {}, { status: 409 });
    const userId = await ownerOf(tx, founding, passwordHash, now);
    if (isRefusal(userId)) return userId;
    const workspaceId = newId(now);
    const { workspace: name, zone, currency } = founding;
    await insertWorkspace(tx, { workspaceId, name, zone, currency }, now);
    await insertMember(tx, { workspaceId, userId, role: "owner" }, now);
    if (first) await adoptOwnerless(tx, userId, now);
    const by = { actor: userId, actorKind: onlyFirst ? "user" : "command" } as const;
    await recordChange(tx, { workspaceId, ...by, action: "workspace.created", subject: workspaceId }, now);
    const founded = { workspaceId, userId };
    return { founded, also: await also(tx, founded) };
  });
}

/** The account of the owner-to-be, old or new. */
async function ownerOf(
  tx: Tx,
  { workspace, name, email, password }: Founding,
  passwordHash: string,
  now: Date,
): Promise<string | Refusal> {
  const known = await findAccount(tx, email);
  if (!known) {
    const userId = newId(now);
    await insertAccount(tx, { userId, credentialId: newId(now), name, email, passwordHash }, now);
    return userId;
  }
  const theirs = await membershipsOf(tx, known.userId);
  if (theirs.some((one) => one.name.toLowerCase() === workspace.toLowerCase()))
    return refuse("access.workspace_exists", { email, workspace }, { status: 409 });
  const { verifyPassword } = await import("./sessions.ts");
  const isTheirs =
    known.passwordHash !== null && (await verifyPassword({ hash: known.passwordHash, password }));
  return isTheirs ? known.userId : refuse("access.password_differs", { email }, { status: 403 });
}

function unknownIn(founding: Founding): Refusal | null {
  if (!zone.safeParse(founding.zone).success)
    return refuse("access.zone_invalid", { zone: founding.zone }, { status: 422, path: "zone" });
  if (founding.currency !== null && !currency.safeParse(founding.currency).success)
    return refuse(
      "access.currency_invalid",
      { currency: founding.currency },
      { status: 422, path: "currency" },
    );
  return null;
}

import { sql } from "kysely";
import { type Database, inEngine } from "#platform/database";
import { refuse, type Refusal } from "#platform/refusals";

/** The workspace of that name or id, or the only one; refuses `import.workspace_unknown` and `import.workspace_unsaid`. */
export async function workspaceNamed(database: Database, named: string | null): Promise<string | Refusal> {
  const { rows } = await inEngine(database, (tx) =>
    sql<{ workspaceId: string; name: string }>`
    select workspace_id as "workspaceId", name from access.workspace order by name, workspace_id
  `.execute(tx),
  );
  const fitting = rows.filter((one) => named === null || one.name === named || one.workspaceId === named);
  const names = rows.map((one) => one.name).join(", ");
  const [only] = fitting;
  if (!only) return refuse("import.workspace_unknown", { name: named ?? "", names }, { status: 404 });
  return fitting.length > 1 ? refuse("import.workspace_unsaid", { names }) : only.workspaceId;
}

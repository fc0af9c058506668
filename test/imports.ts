import { establish, rightsOf } from "#access/accounts";
import { issueKey } from "#access/keys";
import { slices } from "#app/slices";
import type { ImportMapping, ImportView } from "#identify/imports";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { workOnce } from "#platform/tasks";

/** What calls the server: `call` of a test server, or any that sends bytes. */
export type Send = (
  method: string,
  path: string,
  sent: { readonly key: string; readonly body?: unknown; readonly bytes?: Uint8Array | string },
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** A new workspace with a key that may do everything. */
export async function workspaceWithKey(
  database: Database,
  at: Date,
  email = "a@example.com",
): Promise<{ workspaceId: string; key: string }> {
  const founded = await establish(
    database,
    { workspace: email, zone: "Europe/Madrid", currency: "EUR", name: "A", email, password: "larga y buena" },
    at,
    {
      onlyFirst: false,
      also: (tx, { workspaceId }) =>
        issueKey(
          tx,
          { workspaceId, name: "all", rights: [...rightsOf("owner")], actor: "test", actorKind: "command" },
          at,
        ),
    },
  );
  if (isRefusal(founded)) throw new Error(founded.id);
  return { workspaceId: founded.founded.workspaceId, key: founded.also.key };
}

/** Imports by the API, the tasks done in this process. */
export function importer(send: Send, key: string, database: Database, clock: Clock) {
  const work = () =>
    workOnce({
      database,
      slices,
      clock,
      onBug: (error) => {
        throw error;
      },
    });
  const ask = async <T>(
    method: string,
    path: string,
    sent: { body?: unknown; bytes?: Uint8Array | string } = {},
  ): Promise<T> => {
    const { status, body } = await send(method, path, { key, ...sent });
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body as T;
  };
  const step = async (importId: string, name: string): Promise<ImportView> => {
    await ask("POST", `/api/imports/${importId}/${name}`);
    await work();
    return ask("GET", `/api/imports/${importId}`);
  };
  return {
    ask,
    work,
    step,
    upload: async (kind: string, name: string, text: Uint8Array | string): Promise<ImportView> => {
      const query = new URLSearchParams({ kind, name }).toString();
      const { importId } = await ask<ImportView>("POST", `/api/imports?${query}`, { bytes: text });
      await work();
      return ask("GET", `/api/imports/${importId}`);
    },
    correct: (importId: string, mapping: ImportMapping): Promise<ImportView> =>
      ask("PUT", `/api/imports/${importId}/mapping`, { body: mapping }),
  };
}

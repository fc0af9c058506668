import { findLoad, listLoads, type Load } from "#identify/loads";
import { z } from "zod";
import {
  importKinds,
  importList,
  importMapping,
  importPath,
  importsQuery,
  importView,
  uploadQuery,
} from "#identify/imports";
import { importKind } from "#identify/kinds";
import { roles } from "#identify/files";
import { inEngine, inWorkspace } from "#platform/database";
import { defineRoute, type Request } from "#platform/http";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { refusedCsv } from "./refused.ts";
import { cancel, check, correct, pause, resume, run, undo } from "./steps.ts";
import { takeFile } from "./take_file.ts";
import { notFound } from "./turn.ts";
import { importersOf, summaryOf, viewOf } from "./view.ts";

/** The largest file: "any size" ends where a disk does. */
const limit = 16 * 1024 ** 3;
const base = { right: "imports.write", tag: "Imports" } as const;

type Asked = Request<unknown, unknown, unknown>;

async function shown({ database, caller, say }: Asked, load: Load | Refusal) {
  if (isRefusal(load)) return load;
  const names = await inWorkspace(database, caller.workspaceId, (tx) =>
    importersOf(tx, caller.workspaceId, [load]),
  );
  return viewOf(load, names, say);
}

const upload = defineRoute({
  ...base,
  method: "post",
  path: "/api/imports",
  summary:
    "Takes a file (CSV, TSV, gzip, .xlsx) and says what was understood of it; nothing is recorded yet.",
  query: uploadQuery,
  upload: { limit },
  answer: importView,
  handle: async (request) => {
    const { caller, query, upload: file } = request;
    if (!file) return refuse("http.body_missing");
    return shown(request, await takeFile(request, caller, { ...query, file }));
  },
});

const list = defineRoute({
  method: "get",
  path: "/api/imports",
  right: "customers.read",
  tag: "Imports",
  summary: "Imports, the newest first.",
  query: importsQuery,
  answer: importList,
  handle: async ({ database, caller: { workspaceId }, query: { kind = null, after, limit: most }, say }) => {
    if (after !== undefined && !z.uuid().safeParse(after).success) return refuse("intake.cursor_invalid");
    const { loads, names } = await inWorkspace(database, workspaceId, async (tx) => {
      const some = await listLoads(tx, workspaceId, { kind, after: after ?? null, limit: most + 1 });
      return { loads: some, names: await importersOf(tx, workspaceId, some) };
    });
    const items = loads.slice(0, most).map((one) => summaryOf(one, names, say));
    return { items, next: loads.length > most ? (items.at(-1)?.importId ?? null) : null };
  },
});

const one = defineRoute({
  method: "get",
  path: "/api/imports/{importId}",
  right: "customers.read",
  tag: "Imports",
  summary: "One import: what was understood, how far it is, what became of its rows.",
  params: importPath,
  answer: importView,
  handle: async (request) => {
    const { database, caller, params } = request;
    const load = await inWorkspace(database, caller.workspaceId, (tx) =>
      findLoad(tx, caller.workspaceId, params.importId),
    );
    return shown(request, load ?? notFound());
  },
});

const mapping = defineRoute({
  ...base,
  method: "put",
  path: "/api/imports/{importId}/mapping",
  summary:
    "Corrects what columns are and how they are read; only what is sent changes. `If-Match` names the version.",
  params: importPath,
  body: importMapping,
  answer: importView,
  handle: async (request) => {
    const { caller, params, body, ifMatch } = request;
    return shown(
      request,
      await correct(request, { ...params, workspaceId: caller.workspaceId }, ifMatch, body),
    );
  },
});

/** What is done with an import besides correcting it: each a POST that answers how it stands then. */
function step(
  name: string,
  summary: string,
  work: (
    request: Request<{ importId: string }, unknown, unknown>,
    importId: string,
  ) => Promise<Load | Refusal>,
) {
  return defineRoute({
    ...base,
    method: "post",
    path: `/api/imports/{importId}/${name}`,
    summary,
    params: importPath,
    answer: importView,
    handle: async (request) => shown(request, await work(request, request.params.importId)),
  });
}

const which = ({ caller: { workspaceId } }: Asked, importId: string) => ({ workspaceId, importId });

const refused = defineRoute({
  method: "get",
  path: "/api/imports/{importId}/refused",
  right: "customers.read",
  tag: "Imports",
  summary: "The refused rows as CSV: line, reason, and the row as it stands in the file.",
  params: importPath,
  answer: z.string(),
  handle: async ({ database, caller: { workspaceId }, params: { importId }, say }) => {
    const load = await inEngine(database, (tx) => findLoad(tx, workspaceId, importId));
    return load ? refusedCsv(database, load, say) : notFound();
  },
});

const kinds = defineRoute({
  method: "get",
  path: "/api/import-kinds",
  right: "customers.read",
  tag: "Imports",
  summary: "The kinds of files that can be imported, with what their columns can be.",
  answer: importKinds,
  handle: ({ fillings }) =>
    Promise.resolve({
      items: [
        {
          kind: "orders",
          roles: roles.map((role) => ({
            role,
            needed: role === "customer" || role === "date",
            fixable: false,
          })),
          others: "none" as const,
        },
        ...fillings(importKind).map((kind) => ({
          kind: kind.kind,
          roles: kind.roles.map(({ role, needed = false, fixable = false }) => ({ role, needed, fixable })),
          others: kind.others,
        })),
      ],
    }),
});

export const routes = [
  upload,
  list,
  one,
  mapping,
  step(
    "check",
    "A dry run: what a run would make of the record, counted, and nothing written.",
    (request, id) => check(request.database, which(request, id), request.clock.now()),
  ),
  step("run", "Records the file. Needs a legal basis.", (request, id) =>
    run(request.database, which(request, id), request.caller, request.clock.now()),
  ),
  step("pause", "Stops a run between two portions; it goes on from there.", (request, id) =>
    pause(request.database, which(request, id)),
  ),
  step("resume", "Goes on with a paused run.", (request, id) =>
    resume(request.database, which(request, id), request.clock.now()),
  ),
  step("cancel", "Ends an import where it is. What it has written stays until it is undone.", (request, id) =>
    cancel(request.database, which(request, id), request.clock.now()),
  ),
  step("undo", "Takes back all that the import wrote, as if it had never been.", (request, id) =>
    undo(request.database, which(request, id), request.caller, request.clock.now()),
  ),
  refused,
  kinds,
];

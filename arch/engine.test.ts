import { expect, test } from "vitest";
import { house, type House, type HouseFile, shipped, sliceOf } from "./house.ts";
import { hold } from "./law.ts";

/**
 * The slices, or single files, that may act as the engine, which row-level security does not hold, each with its reason. Under row-level
 * security an operator that is not leakproof uses no index: trigram search 2.9 → 132 ms, jsonb @> 0.6 → 39 ms at 300 k
 * customers. Whoever stands here filters by workspace in every statement.
 */
const allowed: Readonly<Record<string, string>> = {
  "platform/database": "opens the roles",
  "platform/pulse": "takes what happened of every workspace, by bucket",
  "src/platform/tasks/worker.ts": "takes what is to be done in every workspace",
  "src/differentiate/refresh/refresh.ts":
    "finds the workspaces in which a day has turned or facts have changed",
  "src/identify/recounts/recounting.ts": "finds the workspaces in which facts went past what is counted",
  "src/identify/orders/orders.check.ts":
    "the doctor's question: do the counts of every workspace agree with its orders",
  "identify/finding": "searches and filters the list of customers: like and @> need their indexes",
  "identify/rereading": "reads every number of a workspace again, in portions",
  "identify/freshness": "one pass over everybody's traits, and a walk down their revenue by tier or stage",
  "identify/loads": "keeps what a table under COPY would need: the place of a whole file",
  "identify/recording": "portions of whole files, each with its place, and their undo",
  "identify/importing": "reads and changes imports beside the task that works on them",
  "identify/imports": "COPY and set-sized statements over a whole file",
  "src/access/keys/authenticate.ts":
    "every request's first question: one statement instead of a transaction's four",
  "access/accounts": "founds workspaces, and finds those of a person who has not said which",
  "identify/histories": "COPY and set-sized statements over thousands of customers' histories",
  "app/demo-data": "finds or makes the workspace that the demo goes to",
  "app/bench": "finds the largest workspace of an installation, and the least that a question costs there",
  "app/doctor": "looks at the roles, the policies and the migrations themselves",
  "app/analyze": "reads a whole workspace that lives as long as the command",
};

hold("only listed slices act as the engine", engine, {
  "inEngine from the door": {
    files: { "src/access/users/user.store.ts": 'import { inEngine as free } from "#platform/database";' },
    says: "access/users",
  },
  "the pool itself": {
    files: { "src/access/users/user.store.ts": "export const pool = (database) => database.engine;" },
    says: "access/users",
  },
  "the pool taken apart": {
    files: { "src/access/users/user.store.ts": "export const pool = ({ engine }) => engine;" },
    says: "access/users",
  },
  "the role by name": {
    files: { "src/access/users/user.store.ts": "await sql`set role vinculo_engine`;" },
    says: "access/users",
  },
});

test("nobody is listed in vain", () => {
  const users = new Set(
    shipped(house())
      .filter(actsAsEngine)
      .flatMap((file) => [sliceOf(file), file.path]),
  );
  expect(Object.keys(allowed).filter((slice) => !users.has(slice))).toEqual([]);
});

function engine(all: House): string[] {
  return shipped(all)
    .filter((file) => actsAsEngine(file) && !(sliceOf(file) in allowed) && !(file.path in allowed))
    .map(
      (file) =>
        `${file.path}: ${sliceOf(file)} may not act as the engine (arch/engine.test.ts lists who may)`,
    );
}

/** Migrations name the role to grant it rights; that is no acting. */
function actsAsEngine(file: HouseFile): boolean {
  if (file.path.endsWith(".sql")) return false;
  return (
    file.imported.has("inEngine") ||
    file.members.has("engine") ||
    file.texts.some((text) => text.includes("vinculo_engine"))
  );
}

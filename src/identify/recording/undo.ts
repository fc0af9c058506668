import { type Load, updateLoad, findLoad, forgetRefused } from "#identify/loads";
import { type Claim, forgetClaims, forgetPeople, nextClaims } from "#identify/claims";
import { undoOrders } from "#identify/imports";
import { importKind } from "#identify/kinds";
import { inEngine, type Tx } from "#platform/database";
import { Refused, refuse } from "#platform/refusals";
import { countChange, publish } from "#platform/stream";
import type { TaskWork } from "#platform/tasks";
import { Pace } from "./pace.ts";
import { type Begun, settle } from "./portion.ts";
import { rowLoad } from "./rows.ts";
import type { Outcome } from "./outcome.ts";

/** Claims in one transaction. */
const portionSize = 4_000;

/**
 * Takes an import back as a whole: its facts first, then the identities that only it said, and with the last of them the
 * customers whom nobody else knows. Claims go with what they claim, so it goes on where it was cut short. The file is not
 * needed.
 */
export async function undoLoad(work: TaskWork, load: Load): Promise<Outcome> {
  const { database } = work;
  const { counts, position } = load;
  const total = counts ? counts.new + counts.changed + counts.unchanged + counts.newCustomers : position;
  const pace = new Pace("undoing", 0, total);
  let done = 0;
  for (const what of ["facts", "identities"] as const) {
    for (;;) {
      const some = await inEngine(database, async (tx) => {
        const standing = await findLoad(tx, load.workspaceId, load.importId, "hold");
        if (standing?.state !== "undoing") throw new Refused(refuse("import.overtaken", {}, { status: 409 }));
        const claims = await nextClaims(tx, load.workspaceId, load.importId, what, portionSize);
        if (claims.length === 0) return 0;
        const begun = await settle(tx, load, work.clock.now());
        if (what === "facts") await takeBack(tx, work, begun, claims);
        else await forgetPeople(tx, begun, claims);
        await forgetClaims(tx, load.workspaceId, load.importId, claims);
        await countChange(tx, load.workspaceId, "bulk");
        await updateLoad(tx, load, { progress: pace.at(done + claims.length), attempts: 0 }, false);
        await publish(tx, load.workspaceId, { kind: "import" });
        return claims.length;
      });
      if (some === 0) break;
      done += some;
    }
  }
  await inEngine(database, (tx) => forgetRefused(tx, load));
  return "done";
}

async function takeBack(tx: Tx, work: TaskWork, begun: Begun, claims: readonly Claim[]): Promise<void> {
  const now = work.clock.now();
  const { workspaceId, importId, zone, currency } = begun;
  const bySource = Map.groupBy(claims, (one) => one.sourceId);
  for (const [sourceId, some] of bySource) {
    const documents = some.filter(({ fact }) => fact === "order" || fact === "refund");
    if (documents.length > 0)
      await undoOrders(tx, { workspaceId, importId, sourceId, zone, currency, now }, documents);
    for (const kind of work.fillings(importKind)) {
      const own = some.filter(({ fact }) => kind.facts.includes(fact));
      if (own.length > 0) await kind.undo(tx, { ...rowLoad(begun, now), sourceId }, own);
    }
  }
}

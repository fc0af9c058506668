import { insertWorkspace, type Workspace } from "#access/workspaces";
import { zone } from "#app/demo";
import { ensureSource } from "#identify/sources";
import { dateIn } from "#platform/clock";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { allWorkspaces, demoSources } from "./target.store.ts";

/** What was asked of a demo; null leaves it to us. */
export type DemoWish = {
  /** A workspace's name or id. */
  readonly workspace: string | null;
  readonly customers: number;
  readonly seed: number;
  /** Last day of the histories, YYYY-MM-DD; by default that of the same seed's people, else yesterday. */
  readonly until: string | null;
  /** By default those of the same seed's people, else 24. */
  readonly months: number | null;
};

/** Where a demo goes, and which one. */
export type Target = {
  readonly workspace: Workspace;
  /** Whether the workspace was made for it. */
  readonly created: boolean;
  readonly sourceId: string;
  readonly until: string;
  readonly months: number;
};

/** The workspace that is made where there is none: the house that docs/simulation.md tells of. */
const shop = { name: "Tostadero La Marea", zone, currency: "EUR" };

/**
 * Finds the workspace and the seed's source in it, or makes them.
 *
 * @returns `demo.workspace_unknown`, `demo.workspace_unsaid` (there are several), `demo.until_too_late` (a day that is not
 *   over), `demo.seed_taken` (the seed's people are there, with another last day or length)
 */
export async function targetOf(tx: Tx, wish: DemoWish, now: Date): Promise<Target | Refusal> {
  const yesterday = dateIn(zone, new Date(now.getTime() - 86_400_000));
  if (wish.until !== null && wish.until > yesterday) return refuse("demo.until_too_late", { yesterday });
  const standing = await allWorkspaces(tx);
  const chosen = choose(standing, wish.workspace);
  if (isRefusal(chosen)) return chosen;
  const workspace = chosen ?? { workspaceId: newId(now), ...shop };
  const told = (await demoSources(tx, workspace.workspaceId))
    .map(readName)
    .find((one) => one?.seed === wish.seed);
  const until = wish.until ?? told?.until ?? yesterday;
  const months = wish.months ?? told?.months ?? 24;
  if (told && (told.until !== until || told.months !== months)) return refuse("demo.seed_taken", told);
  if (!chosen) await insertWorkspace(tx, workspace, now);
  const { workspaceId } = workspace;
  const name = nameOf({ seed: wish.seed, until, months });
  const sourceId = await ensureSource(tx, { workspaceId, sourceId: newId(now), name, kind: "demo" }, now);
  return { workspace, created: !chosen, sourceId, until, months };
}

/** The one that is named, or the only one; null where there is none at all. */
function choose(all: readonly Workspace[], named: string | null): Workspace | null | Refusal {
  const names = all.map(({ name }) => name).join(", ");
  if (named === null) {
    if (all.length > 1) return refuse("demo.workspace_unsaid", { names });
    return all[0] ?? null;
  }
  const found = all.filter(({ name, workspaceId }) => name === named || workspaceId === named);
  const [only] = found;
  if (!only) return refuse("demo.workspace_unknown", { name: named, names }, { status: 404 });
  if (found.length > 1)
    return refuse("demo.workspace_unsaid", { names: found.map(({ workspaceId }) => workspaceId).join(", ") });
  return only;
}

/** A source's name tells which people it brought: the same seed until another day makes other histories. */
type Told = { readonly seed: number; readonly until: string; readonly months: number };

function nameOf({ seed, until, months }: Told): string {
  return `demo ${seed} · ${until} · ${months}`;
}

function readName(name: string): Told | null {
  const [, seed, until = "", months] = /^demo (-?\d+) · (\d{4}-\d\d-\d\d) · (\d+)$/.exec(name) ?? [];
  return seed === undefined ? null : { seed: Number(seed), until, months: Number(months) };
}

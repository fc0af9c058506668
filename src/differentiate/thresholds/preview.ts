import { asOfDay, type LifecycleSettings, lifecycleSettingsOf } from "#differentiate/lifecycle";
import { type MoveWithExamples, stageMoves, tierMoves } from "#differentiate/moves";
import { periodUpTo, type ValueSettings, valueSettingsOf } from "#differentiate/value";
import { inWorkspace, type Tx } from "#platform/database";
import type { TaskKind } from "#platform/tasks";
import type { Preview } from "./thresholds.contract.ts";

/** Who would stand in another stage today under other thresholds. */
export async function previewLifecycle(
  tx: Tx,
  workspaceId: string,
  settings: LifecycleSettings,
  now: Date,
): Promise<Preview> {
  const today = await asOfDay(tx, workspaceId, now);
  const before = { ...today, settings: await lifecycleSettingsOf(tx, workspaceId) };
  const period = periodUpTo(today, await valueSettingsOf(tx, workspaceId));
  return previewOf(today.date, await stageMoves(tx, [before, { ...today, settings }], period));
}

/** Who would stand in another tier today under other thresholds. */
export async function previewValue(
  tx: Tx,
  workspaceId: string,
  settings: ValueSettings,
  now: Date,
): Promise<Preview> {
  const today = await asOfDay(tx, workspaceId, now);
  const before = periodUpTo(today, await valueSettingsOf(tx, workspaceId));
  return previewOf(today.date, await tierMoves(tx, [before, periodUpTo(today, settings)]));
}

export type PreviewInput =
  | { readonly which: "lifecycle"; readonly settings: LifecycleSettings }
  | { readonly which: "value"; readonly settings: ValueSettings };

/** A preview over a large workspace; its result is the answer. */
export const previewTask: TaskKind = {
  kind: "thresholds.preview",
  run: ({ database, workspaceId, clock, input }): Promise<Preview> =>
    inWorkspace(database, workspaceId, (tx) =>
      previewThresholds(tx, workspaceId, input as PreviewInput, clock.now()),
    ),
};

export function previewThresholds(
  tx: Tx,
  workspaceId: string,
  input: PreviewInput,
  now: Date,
): Promise<Preview> {
  return input.which === "lifecycle"
    ? previewLifecycle(tx, workspaceId, input.settings, now)
    : previewValue(tx, workspaceId, input.settings, now);
}

function previewOf(at: string, moves: MoveWithExamples[]): Preview {
  return { at, customers: moves.reduce((sum, one) => sum + one.customers, 0), moves };
}

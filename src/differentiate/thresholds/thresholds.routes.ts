import { createHash } from "node:crypto";
import { recordChange } from "#access/audit";
import { type LifecycleSettings, lifecycleSettingsOf } from "#differentiate/lifecycle";
import { queueRefresh } from "#differentiate/refresh";
import { isLarge } from "#differentiate/snapshots";
import { type ValueSettings, valueSettingsOf } from "#differentiate/value";
import { inWorkspace, type Tx } from "#platform/database";
import { type Accepted, defineRoute, type Request } from "#platform/http";
import { refuse, type Refusal } from "#platform/refusals";
import { queueTask } from "#platform/tasks";
import { type PreviewInput, previewTask, previewThresholds } from "./preview.ts";
import * as shape from "./thresholds.contract.ts";
import { saveThresholds, versionOf, type Which } from "./thresholds.store.ts";

const place = { right: "settings.read", tag: "Settings" } as const;
const changing = { right: "settings.write", tag: "Settings" } as const;

export const routes = [
  defineRoute({
    ...place,
    method: "get",
    path: "/api/settings/lifecycle",
    summary: "The thresholds of the lifecycle.",
    answer: shape.lifecycleAnswer,
    handle: (request) => read(request, "lifecycle", lifecycleSettingsOf),
  }),
  defineRoute({
    ...changing,
    method: "put",
    path: "/api/settings/lifecycle",
    summary:
      "Sets the thresholds of the lifecycle and looks at everyone again. If-Match names the version that was read.",
    body: shape.lifecycleThresholds,
    answer: shape.savedLifecycle,
    handle: (request) => save(request, "lifecycle", request.body, lifecycleSettingsOf),
  }),
  defineRoute({
    ...place,
    method: "post",
    path: "/api/settings/lifecycle/preview",
    summary:
      "Who would stand in another stage today under other thresholds. A large workspace answers 202 and a task.",
    body: shape.lifecyclePreview,
    answer: shape.preview,
    handle: (request) => look(request, { which: "lifecycle", settings: request.body.settings }),
  }),
  defineRoute({
    ...place,
    method: "get",
    path: "/api/settings/value",
    summary: "How the pyramid is drawn: the shares where its tiers end, and the period.",
    answer: shape.valueAnswer,
    handle: (request) => read(request, "value", valueSettingsOf),
  }),
  defineRoute({
    ...changing,
    method: "put",
    path: "/api/settings/value",
    summary:
      "Sets how the pyramid is drawn and looks at everyone again. If-Match names the version that was read.",
    body: shape.valueThresholds,
    answer: shape.savedValue,
    handle: (request) => save(request, "value", request.body, valueSettingsOf),
  }),
  defineRoute({
    ...place,
    method: "post",
    path: "/api/settings/value/preview",
    summary:
      "Who would stand in another tier today by other shares or another period. A large workspace answers 202 and a task.",
    body: shape.valuePreview,
    answer: shape.preview,
    handle: (request) => look(request, { which: "value", settings: request.body.settings }),
  }),
];

type Asking = Request<unknown, unknown, unknown>;
type Reading<S> = (tx: Tx, workspaceId: string) => Promise<S>;

function read<S>({ database, caller: { workspaceId } }: Asking, which: Which, settingsOf: Reading<S>) {
  return inWorkspace(database, workspaceId, async (tx) => {
    const version = await versionOf(tx, which, workspaceId);
    return { settings: await settingsOf(tx, workspaceId), version };
  });
}

async function save<S extends LifecycleSettings | ValueSettings>(
  { database, caller, clock, ifMatch }: Asking,
  which: Which,
  settings: S,
  settingsOf: Reading<S>,
): Promise<{ settings: S; version: number; taskId: string } | Refusal> {
  if (ifMatch === null) return refuse("thresholds.if_match_missing", {}, { status: 428 });
  const expected = /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1;
  const { workspaceId, actor, kind } = caller;
  const now = clock.now();
  return inWorkspace(database, workspaceId, async (tx) => {
    const before = await settingsOf(tx, workspaceId);
    const version = await saveThresholds(tx, which, workspaceId, settings, expected, now);
    if (version === null) return refuse("thresholds.changed_meanwhile", {}, { status: 412 });
    const change = { workspaceId, actor, actorKind: kind, action: "thresholds.changed", subject: which };
    await recordChange(tx, { ...change, details: { before, after: settings } }, now);
    return { settings, version, taskId: await queueRefresh(tx, workspaceId, now) };
  });
}

async function look(
  { database, caller: { workspaceId }, clock }: Asking,
  input: PreviewInput,
): Promise<shape.Preview | Accepted> {
  const now = clock.now();
  return inWorkspace(database, workspaceId, async (tx) => {
    if (!(await isLarge(tx, workspaceId))) return previewThresholds(tx, workspaceId, input, now);
    const key = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
    const taskId = await queueTask(tx, { workspaceId, kind: previewTask.kind, key, input }, now);
    return { accepted: true, taskId };
  });
}

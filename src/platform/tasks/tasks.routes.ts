import { inWorkspace } from "#platform/database";
import { defineRoute, problemOf } from "#platform/http";
import { refuse } from "#platform/refusals";
import type { Say } from "#platform/words";
import { type Task, findTask } from "./task.store.ts";
import { taskPath, type TaskView, taskView } from "./tasks.contract.ts";

export const routes = [
  defineRoute({
    method: "get",
    path: "/api/tasks/{taskId}",
    right: "customers.read",
    tag: "Tasks",
    summary: "How far a task is, and what came of it. Kept for a week.",
    params: taskPath,
    answer: taskView,
    handle: async ({ database, caller: { workspaceId }, params: { taskId }, say }) => {
      const task = await inWorkspace(database, workspaceId, (tx) => findTask(tx, workspaceId, taskId));
      return task ? view(task, say) : refuse("task.not_found", {}, { status: 404 });
    },
  }),
];

function view({ refusal, createdAt, startedAt, finishedAt, ...task }: Task, say: Say): TaskView {
  return {
    ...task,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    problem: refusal && problemOf(refusal, say),
  };
}

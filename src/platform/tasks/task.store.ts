import { sql } from "kysely";
import type { Connection, Tx } from "#platform/database";
import { newId } from "#platform/ids";
import type { Refusal } from "#platform/refusals";

/** Work to be done in a workspace, by the kind that knows how. */
export type NewTask = {
  readonly workspaceId: string;
  readonly kind: string;
  /** What it is about: while one of this kind and key waits, the same task is given again. */
  readonly key: string;
  /** JSON; handed to the kind as it is. */
  readonly input: unknown;
  /** Not before; at once by default. */
  readonly dueAt?: Date;
};

/**
 * Queues work, in the transaction of whatever asks for it, and answers the task's id. Work of the same kind and key
 * that waits already is joined, at the earlier of the two times; what runs already may have read what has changed since.
 */
export async function queueTask(tx: Tx, task: NewTask, now: Date): Promise<string> {
  const { workspaceId, kind, key, input, dueAt = now } = task;
  const { rows } = await sql<{ taskId: string }>`
    insert into platform.task as waiting (workspace_id, task_id, kind, key, input, state, created_at, due_at)
    values (${workspaceId}, ${newId(now)}, ${kind}, ${key}, ${JSON.stringify(input)}::jsonb, 'queued', ${now}, ${dueAt})
    on conflict (workspace_id, kind, key) where state = 'queued'
    do update set due_at = least(waiting.due_at, excluded.due_at), input = excluded.input
    returning task_id as "taskId"
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a task was neither queued nor joined");
  return row.taskId;
}

export type Task = {
  readonly taskId: string;
  readonly kind: string;
  readonly state: "queued" | "running" | "done" | "failed";
  readonly progress: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly result: unknown;
  readonly refusal: Refusal | null;
};

/** One task, or null where the workspace has none of that id. */
export async function findTask(tx: Tx, workspaceId: string, taskId: string): Promise<Task | null> {
  const { rows } = await sql<Task>`
    select task_id as "taskId", kind, state, progress, created_at as "createdAt", started_at as "startedAt",
      finished_at as "finishedAt", result, refusal
    from platform.task
    where workspace_id = ${workspaceId} and task_id = ${taskId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** A task as a worker sees it. */
export type Open = {
  readonly workspaceId: string;
  readonly taskId: string;
  readonly kind: string;
  readonly input: unknown;
  readonly attempt: number;
};

const opened = sql.raw(`workspace_id as "workspaceId", task_id as "taskId", kind, input, attempt`);

/** What is to be done by now, of the kinds known here, the longest due first; those that run elsewhere stand among them. */
export async function openTasks(
  connection: Connection,
  kinds: readonly string[],
  now: Date,
): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select ${opened}
    from platform.task
    where state in ('queued', 'running') and due_at <= ${now} and kind = any(${kinds}::text[])
    order by due_at, task_id
    limit 50
  `.execute(connection);
  return rows;
}

/** Begins an attempt at a task whose lock is held; null where it was finished meanwhile. */
export async function beginTask(
  connection: Connection,
  { workspaceId, taskId }: Open,
  now: Date,
): Promise<Open | null> {
  const { rows } = await sql<Open>`
    update platform.task
    set state = 'running', attempt = attempt + 1, started_at = ${now}, progress = 0
    where workspace_id = ${workspaceId} and task_id = ${taskId} and state in ('queued', 'running')
    returning ${opened}
  `.execute(connection);
  return rows[0] ?? null;
}

/** How far an attempt is. Nothing happens where another attempt has begun. */
export async function noteProgress(connection: Connection, task: Open, progress: number): Promise<void> {
  await sql`
    update platform.task
    set progress = ${Math.min(1, Math.max(0, progress))}
    where workspace_id = ${task.workspaceId} and task_id = ${task.taskId} and attempt = ${task.attempt}
      and state = 'running'
  `.execute(connection);
}

/** Ends an attempt, with a result or a refusal; nothing happens where another attempt has begun. */
export async function finishTask(
  connection: Connection,
  task: Open,
  outcome: { readonly result: unknown } | { readonly refusal: Refusal },
  now: Date,
): Promise<void> {
  const done = "result" in outcome;
  await sql`
    update platform.task
    set state = ${done ? "done" : "failed"},
        progress = case when ${done} then 1 else progress end,
        result = ${done ? JSON.stringify(outcome.result ?? null) : null}::jsonb,
        refusal = ${done ? null : JSON.stringify(outcome.refusal)}::jsonb,
        finished_at = ${now}
    where workspace_id = ${task.workspaceId} and task_id = ${task.taskId} and attempt = ${task.attempt}
      and state = 'running'
  `.execute(connection);
}

/** Puts off an attempt that broke. It stays `running`, so that a task queued meanwhile under its key has its own place. */
export async function postponeTask(connection: Connection, task: Open, until: Date): Promise<void> {
  await sql`
    update platform.task
    set due_at = ${until}
    where workspace_id = ${task.workspaceId} and task_id = ${task.taskId} and attempt = ${task.attempt}
  `.execute(connection);
}

/** Forgets the tasks of a workspace that ended before a moment. */
export async function forgetTasks(tx: Tx, workspaceId: string, before: Date): Promise<void> {
  await sql`
    delete from platform.task where workspace_id = ${workspaceId} and finished_at < ${before}
  `.execute(tx);
}

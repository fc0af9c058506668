import { z } from "zod";

export const taskPath = z.object({ taskId: z.uuid() });

/** How far a task is. `result` is there once it is done, `problem` once it failed. */
export const taskView = z.object({
  taskId: z.string(),
  /** What is done: `value.figure`. */
  kind: z.string(),
  state: z.enum(["queued", "running", "done", "failed"]),
  /** 0–1 */
  progress: z.number(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** What came of it; its shape is the kind's. */
  result: z.unknown(),
  /** A problem document (RFC 9457). */
  problem: z
    .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() })
    .nullable(),
});
export type TaskView = z.output<typeof taskView>;

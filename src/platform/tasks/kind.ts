import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import { type Port, port } from "#platform/manifest";

/** What an attempt at a task is given. */
export type TaskWork = {
  readonly database: Database;
  readonly clock: Clock;
  readonly workspaceId: string;
  /** As it was queued. */
  readonly input: unknown;
  /** What fills a port, of the slices that the worker serves. */
  readonly fillings: <T>(opening: Port<T>) => readonly T[];
  /** Tells how far it is, 0–1. */
  readonly progress: (share: number) => Promise<void>;
  /** Aborted when the process stops: what is given up is begun again by the next. */
  readonly signal: AbortSignal;
};

/**
 * A kind of work and who does it. `run` must bear to be done twice: a process may die between its end and the note of
 * it. It answers a result (JSON, kept with the task for a week) or a refusal; what throws is tried three times in all.
 */
export type TaskKind = {
  /** `noun.what`, as tasks name it. */
  readonly kind: string;
  readonly run: (work: TaskWork) => Promise<unknown>;
  /**
   * How often it is begun before it is given up; three times unless told otherwise. Only for work that keeps its own
   * place, and itself gives up what does not get on.
   */
  readonly mostAttempts?: number;
};

/** Filled by whoever has work that is too long for a request. */
export const taskKind: Port<TaskKind> = port<TaskKind>("task.kind");

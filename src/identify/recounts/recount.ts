import type { Tx } from "#platform/database";
import { type Port, port } from "#platform/manifest";

/** A count that is kept beside the facts and can be found again from them. */
export type Recount = {
  /** Its name, one of its own. */
  readonly what: string;
  /**
   * After which changes of the facts it is found again: `bulk` where the pulse counts what it is told of, so that only
   * what went past it is missing; `all` where nothing counts in between, and when the day turns: its window has moved.
   */
  readonly after: "bulk" | "all";
  /** Finds it from the facts and puts it in place of what was kept, in this transaction. */
  readonly run: (
    tx: Tx,
    place: { readonly workspaceId: string; readonly zone: string },
    now: Date,
  ) => Promise<void>;
};

/** Filled by whoever keeps counts. */
export const recount: Port<Recount> = port<Recount>("recount");

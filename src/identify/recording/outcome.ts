import type { Refusal } from "#platform/refusals";

/** What a part of the work answers: done, or that somebody wanted it to stop. */
export type Outcome = "done" | "pause" | "cancel" | Refusal;

import { findLoad, type Load, type Progress, updateLoad } from "#identify/loads";
import { publish } from "#platform/stream";
import { type Database, inEngine } from "#platform/database";

/** How often progress is written while a file is only read. */
const every = 700;

/** How fast work goes on, as people are told: what was done in this attempt, against what is left. */
export class Pace {
  readonly #begun = performance.now();
  readonly #start: number;
  readonly #total: number;
  readonly #from: number;
  readonly #to: number;
  readonly #step: Progress["step"];

  /** `from`–`to`: the part of the whole that this step is. */
  constructor(step: Progress["step"], start: number, total: number, from = 0, to = 1) {
    this.#step = step;
    this.#start = start;
    this.#total = Math.max(1, total);
    this.#from = from;
    this.#to = to;
  }

  at(position: number): Progress {
    const seconds = (performance.now() - this.#begun) / 1000;
    const rate = seconds > 0.3 && position > this.#start ? (position - this.#start) / seconds : null;
    const part = Math.min(1, position / this.#total);
    const share = this.#from + (this.#to - this.#from) * part;
    const left = rate === null ? null : Math.max(0, this.#total - position) / rate;
    return {
      step: this.#step,
      share,
      rowsPerSecond: rate === null ? null : Math.round(rate),
      remainingSeconds: left === null ? null : Math.ceil(left / Math.max(0.05, this.#to - this.#from)),
    };
  }
}

/** Tells progress now and then, and hears whether somebody wants the work to stop. */
export function teller(database: Database, load: Pick<Load, "workspaceId" | "importId">) {
  let last = 0;
  let wanted: Load["wanted"] = null;
  return {
    wanted: () => wanted,
    tell: async (progress: Progress): Promise<void> => {
      const now = performance.now();
      if (now - last < every) return;
      last = now;
      await inEngine(database, async (tx) => {
        await updateLoad(tx, load, { progress }, false);
        await publish(tx, load.workspaceId, { kind: "import" });
        wanted = (await findLoad(tx, load.workspaceId, load.importId))?.wanted ?? null;
      });
    },
  };
}

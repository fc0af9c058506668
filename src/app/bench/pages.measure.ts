import { setTimeout as pause } from "node:timers/promises";
import { type Api, ask } from "./asking.ts";
import { figuresOf, round } from "./figures.ts";
import type { FigureKind, Kind } from "./pages.kinds.ts";

export type Print = (line: object) => void;

/** Milliseconds within which 95 of a hundred answers are to come (DESIGN §8). */
export const target = 150;

/** Requests that come before those that are measured: connections, plans and pages of the kind are there then. */
const unmeasured = 3;

/**
 * Asks each kind `runs` times, varied, and prints a line each. `floor` is measured after each request, under the same
 * circumstances. Answers the pages that missed the target.
 */
export async function measureKinds(
  print: Print,
  api: Api,
  kinds: readonly Kind[],
  { state, runs, floor }: { state: string; runs: number; floor: () => Promise<number> },
): Promise<string[]> {
  const missed: string[] = [];
  for (const { page, path } of kinds) {
    for (let n = 0; n < unmeasured; n += 1) await ask(api, path(n));
    const times: number[] = [];
    const floors: number[] = [];
    const told = new Map<string, number>();
    for (let n = 0; n < runs; n += 1) {
      const { ms, status, body } = await ask(api, path(unmeasured + n));
      times.push(ms);
      floors.push(await floor());
      const said = sayingOf(status, body);
      told.set(said, (told.get(said) ?? 0) + 1);
    }
    const figures = figuresOf(times);
    if (figures.p95 > target) missed.push(page);
    const answers = Object.fromEntries(told);
    print({ bench: "pages", page, state, ...figures, target, floorP50: figuresOf(floors).p50, answers });
  }
  return missed;
}

/** What a figure says of itself counts beside its status: whether it is of the facts as they stand. */
function sayingOf(status: number, body: unknown): string {
  const fresh = (body as { fresh?: unknown } | null)?.fresh;
  return typeof fresh === "boolean" ? `${status} ${fresh ? "fresh" : "not fresh"}` : String(status);
}

/** Asks each kind once and answers its milliseconds, by page. */
export async function askOnce(api: Api, kinds: readonly Kind[], n: number): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { page, path } of kinds) times.set(page, (await ask(api, path(n))).ms);
  return times;
}

/**
 * Asks for figures that were not worked out yet, one after the other: how long until there is an answer (202 where it
 * becomes a task), and how long until the figure is there.
 */
export async function measureFigures(
  print: Print,
  api: Api,
  kinds: readonly FigureKind[],
  at: string | null,
): Promise<void> {
  for (const { page, path } of kinds) {
    const from = performance.now();
    const { ms, status, body } = await ask(api, path(at));
    if (status === 202) await untilDone(api, (body as { taskId: string }).taskId);
    const doneMs = round(performance.now() - from);
    const state = at === null ? "first of the day" : "a past date, not kept";
    print({ bench: "pages", page, state, at, status, answeredMs: round(ms), doneMs, target });
  }
}

async function untilDone(api: Api, taskId: string): Promise<void> {
  for (;;) {
    const { body } = await ask(api, `/api/tasks/${taskId}`);
    const { state } = body as { state: string };
    if (state === "done") return;
    if (state === "failed") throw new Error(`the task ${taskId} failed`);
    await pause(100);
  }
}

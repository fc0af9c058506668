import { answerFigure, type Figure } from "#differentiate/snapshots";
import { monthsBefore } from "#platform/clock";
import type { Accepted, Request } from "#platform/http";
import { isRefusal, type Refusal } from "#platform/refusals";

type Asking = Pick<Request<unknown, unknown, unknown>, "database" | "caller" | "clock">;

/** The figures of a report at a date, merged as the sections read them, with what they say of themselves. */
export type Figures = {
  readonly at: string;
  readonly currency: string | null;
  readonly computedAt: string;
  readonly fresh: boolean;
} & Readonly<Record<string, unknown>>;

const kinds = ["lifecycle", "pyramid", "concentration", "wealth", "rfm", "cohorts", "trend"] as const;

/**
 * Asks for every figure of a report. Where some are not worked out yet, all of them are begun before the first task is
 * answered, so that who asks again waits once.
 */
export async function figuresAt(
  asking: Asking,
  date: string | undefined,
): Promise<{ readonly figures: Figures } | Accepted | Refusal> {
  const wanted: ((today: string) => Figure)[] = [
    ...kinds.map((kind) => (today: string) => ({ kind, at: date ?? today })),
    (today) => ({ kind: "flows", at: date ?? today, from: monthsBefore(date ?? today, 1) }),
  ];
  const parts: Record<string, unknown>[] = [];
  let waiting: Accepted | null = null;
  for (const figure of wanted) {
    const found = await answerFigure(asking, figure);
    if (isRefusal(found)) return found;
    if ("accepted" in found) waiting ??= found;
    else parts.push(found);
  }
  return waiting ?? { figures: merged(parts) };
}

/** One that is behind is told, and the report with it. */
function merged(parts: readonly Record<string, unknown>[]): Figures {
  const oldest = parts.map((part) => String(part["computedAt"])).toSorted()[0];
  const fresh = parts.every((part) => part["fresh"] !== false);
  return { ...(Object.assign({}, ...parts) as Figures), computedAt: oldest ?? "", fresh };
}

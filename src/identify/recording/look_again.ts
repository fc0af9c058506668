import { type Load, look } from "#identify/loads";
import type { Refusal } from "#platform/refusals";
import type { TaskWork } from "#platform/tasks";
import { Pace, teller } from "./pace.ts";

/** Looks at a large file: with progress, and a stop where somebody wants one. */
export async function lookAgain(work: TaskWork, load: Load): Promise<"done" | "cancel" | Refusal> {
  const { tell, wanted } = teller(work.database, load);
  const pace = new Pace("understanding", 0, load.fileBytes);
  const telling: Promise<void>[] = [];
  const seen = await look(work, load, (read, total) => {
    telling.push(tell(pace.at((read / Math.max(1, total)) * load.fileBytes)));
  });
  await Promise.all(telling);
  return wanted() === "cancel" ? "cancel" : seen;
}

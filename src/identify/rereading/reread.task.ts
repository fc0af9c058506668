import { countryChanged, findWorkspace } from "#access/workspaces";
import { readPhone } from "#identify/national";
import { inEngine } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import type { TaskKind } from "#platform/tasks";
import { moveNumbers, numbersAfter, phoneTraitsAfter, restatePhones } from "./reread.store.ts";

/** How many are read again in one transaction: others do not wait long for it. */
const portion = 2_000;

/**
 * Reads the phone numbers again that were kept as bare digits, or as a spelling that has become another, now that the
 * workspace's country is known or another. A number that was understood stays what it was. One that turns out to be
 * somebody else's stays with both and is counted: nobody is merged by a setting.
 */
export const rereadNumbers: TaskKind = {
  kind: countryChanged,
  run: async ({ database, workspaceId, clock, signal }) => {
    const country = await inEngine(
      database,
      async (tx) => (await findWorkspace(tx, workspaceId))?.country ?? null,
    );
    const outcome = { understood: 0, claimedByOthers: 0 };
    for (let after: string | null = ""; after !== null && !signal.aborted;) {
      const from: string = after;
      after = await inEngine(database, async (tx) => {
        const found = await numbersAfter(tx, workspaceId, from, portion);
        const moves = found.flatMap((one) => {
          const to = understood(one.raw, one.value, country)?.value;
          return to === undefined ? [] : [{ from: one.value, to }];
        });
        const moved = await moveNumbers(tx, workspaceId, moves, clock.now());
        outcome.understood += moved;
        outcome.claimedByOthers += moves.length - moved;
        return found.length < portion ? null : (found.at(-1)?.value ?? null);
      });
    }
    for (let after: string | null = ""; after !== null && !signal.aborted;) {
      const from: string = after;
      after = await inEngine(database, async (tx) => {
        const found = await phoneTraitsAfter(tx, workspaceId, from, portion);
        const again = found.flatMap(({ customerId, phone }) => {
          const to = understood(phone, phone, country)?.dialled;
          return to === undefined ? [] : [{ customerId, phone: to }];
        });
        await restatePhones(tx, workspaceId, again, clock.now());
        return found.length < portion ? null : (found.at(-1)?.customerId ?? null);
      });
    }
    return outcome;
  },
};

function understood(raw: string, value: string, country: string | null) {
  const before = readPhone(value);
  if (!isRefusal(before) && before.sure && (before.value === value || before.dialled === value))
    return undefined;
  const read = readPhone(raw, { country });
  return isRefusal(read) || !read.sure || read.value === value ? undefined : read;
}

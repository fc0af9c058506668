import { beta, chance, exponential, type Stream } from "#app/demo";
import type { Consents } from "./consents.ts";
import type { Draft, Story } from "./contact.ts";
import type { Delivery } from "./deliveries.ts";
import type { Mailing } from "./mailings.ts";
import { warmth } from "./presence.ts";

/** Somebody's own chance to open a mail while warm: Beta among people. */
export const opening = { a: 2.4, b: 3 };
/** Chance that who opened follows a link. */
export const clicking = 0.16;
/** Chance to unsubscribe from a mail that was opened, and while gone from any; times this within 30 days of trouble. */
export const leavingTheList = { opened: 0.004, gone: 0.012, afterTrouble: 5 };

/** What mail led to, and until when somebody may be written to: infinite, or the day of their withdrawal. */
export type Reading = { readonly drafts: Draft[]; readonly until: number };

/** Each mailing is opened with one's own chance × warmth, after an exponential time of mean 10 hours. */
export function readingOf(
  { spells }: Story,
  { marketing, research }: Consents,
  mailings: readonly Mailing[],
  deliveries: readonly Delivery[],
  stream: Stream,
): Reading {
  const drafts: Draft[] = [];
  if (marketing === null) return { drafts, until: Number.POSITIVE_INFINITY };
  const own = beta(stream, opening.a, opening.b);
  for (const { campaign, subject, time: sent } of mailings) {
    if (sent < marketing) continue;
    const warm = warmth(spells, sent);
    const opened = chance(stream, own * warm);
    const at = sent + exponential(stream, 10 / 24);
    const props = { channel: "email", campaign, subject };
    if (opened) drafts.push({ type: "message.opened", time: at, props });
    if (opened && chance(stream, clicking)) {
      drafts.push({ type: "message.clicked", time: at + 20 / 86_400, props });
      drafts.push({
        type: "visit.made",
        time: at + 25 / 86_400,
        props: { channel: "web", from: "message", campaign },
      });
    }
    const sore = deliveries.some(({ trouble, arrived }) => trouble && arrived <= at && at < arrived + 30);
    const quits =
      (opened ? leavingTheList.opened : warm < 0.2 ? leavingTheList.gone : 0) *
      (sore ? leavingTheList.afterTrouble : 1);
    if (!chance(stream, quits)) continue;
    const until = at + 60 / 86_400;
    const purposes = research === null ? ["marketing"] : ["marketing", "research"];
    for (const purpose of purposes)
      drafts.push({
        type: "consent.withdrawn",
        time: until,
        props: { channel: "email", purpose, via: "unsubscribe" },
      });
    return { drafts, until };
  }
  return { drafts, until: Number.POSITIVE_INFINITY };
}

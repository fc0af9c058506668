import { type Channel, chance, type Stream } from "#app/demo";
import type { Draft } from "./contact.ts";

/** Since when somebody may be written to, in days of the record; null: they did not agree. */
export type Consents = { readonly marketing: number | null; readonly research: number | null };

/** Chances to agree when asked at the first order (by channel) or on leaving one's address; the others given the first. */
export const agrees = { web: 0.6, shop: 0.35, lead: 0.9, research: 0.7, sms: 0.25 };

/** What somebody agrees to at a time. Research and text messages are asked of those who want mail. */
export function consentsOf(
  time: number,
  asked: Channel | "lead",
  stream: Stream,
): { consents: Consents; drafts: Draft[] } {
  if (!chance(stream, agrees[asked])) return { consents: { marketing: null, research: null }, drafts: [] };
  const via = asked === "lead" ? "form" : asked;
  const given = (channel: string, purpose: string): Draft => ({
    type: "consent.given",
    time,
    props: { channel, purpose, via },
  });
  const research = chance(stream, agrees.research);
  const sms = chance(stream, agrees.sms);
  return {
    consents: { marketing: time, research: research ? time : null },
    drafts: [
      given("email", "marketing"),
      ...(research ? [given("email", "research")] : []),
      ...(sms ? [given("sms", "marketing")] : []),
    ],
  };
}

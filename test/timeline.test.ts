import { expect, test } from "vitest";
import { histories } from "#app/demo-contacts";
import type { TimelineEntry } from "#identify/events/web";
import { fills, pageWords, timelineSentence } from "#identify/timeline/web";
import { pageWords as orderWords, fills as orderFills } from "#identify/purchases/web";
import { fills as stageFills, pageWords as stageWords } from "#differentiate/relationship/web";
import { words as lifecycleWords } from "#differentiate/lifecycle/web";
import { words as valueWords } from "#differentiate/value/web";
import { pageWords as traitWords } from "#identify/traits/web";
import { formats, times } from "#kit/format";
import { fillings } from "#platform/manifest/web";
import { languages, speaker } from "#platform/words";
import type { Language, Say } from "#platform/words";

const words = [pageWords, orderWords, stageWords, lifecycleWords, valueWords, traitWords];
const sentences = new Map(
  fillings(timelineSentence, [fills, orderFills, stageFills]).map((one) => [one.type, one]),
);

const wayOf = (language: Language) => ({
  speak: speaker(language, words),
  as: { ...formats(language, "EUR"), ...times(language, "Europe/Madrid") },
});
const ways = { es: wayOf("es"), en: wayOf("en") };

/** How an entry reads, and the texts that were asked for and that nobody wrote. */
function told(language: Language, entry: Pick<TimelineEntry, "type" | "props"> & { amount?: string }) {
  const { speak, as } = ways[language];
  const silent: string[] = [];
  const say: Say = (key, params) => {
    const text = speak(key, params);
    if (text === key) silent.push(key);
    return text;
  };
  const at = "2026-03-01T10:00:00.000Z";
  const whole: TimelineEntry = {
    eventId: "e",
    at,
    receivedAt: at,
    source: "shop",
    currency: "EUR",
    causeId: null,
    depth: 0,
    ...entry,
    amount: entry.amount ?? null,
  };
  const text = sentences.get(entry.type)?.tell(whole, { say, as }).replace(/\s/g, " ");
  return { text, silent };
}

test("everything that the simulated people do is told in a sentence of ours, with no value left in its code", () => {
  const { customer, prospect } = histories({ seed: 7, until: "2026-06-30", months: 12 });
  const contacts = Array.from({ length: 150 }, (_, i) => [
    ...customer(i).contacts,
    ...prospect(i).contacts,
  ]).flat();
  const types = new Set(contacts.map((one) => one.type));
  expect(types.size).toBeGreaterThan(8);
  for (const language of languages) {
    for (const contact of contacts) {
      const { text, silent } = told(language, contact);
      expect(silent).toEqual([]);
      expect(text).toMatch(/^[A-ZÁÉÍÓÚ].*[^\s:·]$/);
      expect(text).not.toMatch(/\{\{|undefined|null/);
    }
  }
});

test.each([
  [
    { type: "complaint.filed", props: { channel: "phone", about: "late", order: "A-1" } },
    "Se quejó por teléfono: llegó tarde · pedido A-1",
    "Complained by phone: it came late · order A-1",
  ],
  [{ type: "complaint.filed", props: {} }, "Se quejó", "Complained"],
  [
    { type: "visit.made", props: { channel: "web", from: "newsletter", pages: 1 } },
    "Visitó la web desde newsletter · 1 página",
    "Visited the website from newsletter · 1 page",
  ],
  [
    { type: "visit.made", props: { channel: "shop", store: "Triana" } },
    "Pasó por la tienda Triana",
    "Came by the shop Triana",
  ],
  [
    { type: "message.opened", props: { channel: "email", subject: "Café frío" } },
    "Abrió el correo «Café frío»",
    "Opened the e-mail “Café frío”",
  ],
  [
    { type: "survey.answered", props: { survey: "taste", score: 4 } },
    "Respondió a la encuesta «taste»: 4",
    "Answered the survey “taste”: 4",
  ],
  [
    { type: "customer.updated", props: { traits: ["city", "machine"] } },
    "Se actualizaron sus datos: Ciudad, machine",
    "Their details were updated: City, machine",
  ],
  [
    { type: "order.placed", props: { ref: "A-1" }, amount: "1234.5" },
    "Hizo el pedido A-1 por 1.234,50 €",
    "Placed order A-1 for €1,234.50",
  ],
  [
    { type: "order.refunded", props: { ref: "R", order: "A-1" }, amount: "-5" },
    "Se le devolvieron 5,00 € del pedido A-1",
    "€5.00 of order A-1 were refunded",
  ],
  [
    { type: "customer.stage_changed", props: { from: "core", to: "at_risk" } },
    "Cambió de etapa: de «Habitual» a «En riesgo»",
    "Changed stage: from “Core” to “At risk”",
  ],
  [
    { type: "tier.changed", props: { from: null, to: "big" } },
    "Primer nivel: «Grandes»",
    "First tier: “Big”",
  ],
] as const)("%j", (entry, es, en) => {
  expect(told("es", entry).text).toBe(es);
  expect(told("en", entry).text).toBe(en);
});

test("whatever a source sends in a known type, its sentence can be said", () => {
  const odd = [null, 0, -1, "", "x", true, [], ["city", 3, null], { a: 1 }];
  const names = [
    "channel",
    "from",
    "pages",
    "subject",
    "reason",
    "minutes",
    "about",
    "order",
    "survey",
    "score",
    "purpose",
    "days",
    "via",
    "traits",
    "ref",
    "to",
    "title",
  ];
  for (const type of sentences.keys()) {
    for (const name of names)
      for (const value of odd)
        expect(typeof told("es", { type, props: { [name]: value } }).text).toBe("string");
  }
});

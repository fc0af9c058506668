import { expect, test } from "vitest";
import { simulate } from "#app/demo";
import { dateIn } from "#platform/clock";
import type { Contact } from "./contact.ts";
import { histories } from "./histories.ts";

const options = { seed: 4, until: "2026-10-31", months: 24 };
const { customer, prospect } = histories(options);
const crowd = Array.from({ length: 4000 }, (_, index) => customer(index));
const prospects = Array.from({ length: 600 }, (_, index) => prospect(index));
const everyone = [...crowd, ...prospects].map(({ contacts }) => contacts);

const types = [
  "call.received",
  "complaint.filed",
  "complaint.resolved",
  "consent.given",
  "consent.withdrawn",
  "delivery.delayed",
  "lead.captured",
  "message.clicked",
  "message.opened",
  "survey.answered",
  "visit.made",
];

function wellFormed(type: string, props: Contact["props"]): boolean {
  const has = (...names: string[]) =>
    names.every((name) => typeof props[name] === "string" && props[name] !== "");
  if (type.startsWith("consent.")) return has("channel", "purpose", "via");
  if (type.startsWith("message.")) return has("channel", "campaign", "subject");
  if (type.startsWith("complaint.")) return has("order", "about");
  if (type === "visit.made") return has("channel", props["channel"] === "web" ? "from" : "store");
  if (type === "call.received") return has("reason") && Number(props["minutes"]) > 0;
  if (type === "delivery.delayed") return has("order") && Number(props["days"]) > 0;
  const score = Number(props["score"]);
  if (type === "survey.answered")
    return has("survey", "order") && Number.isInteger(score) && score >= 0 && score <= 10;
  return type === "lead.captured" && has("via");
}

test("the customers and their orders are those of the simulation, whoever is drawn before", () => {
  expect(crowd.slice(0, 50).map(({ who }) => who)).toEqual([...simulate({ ...options, customers: 50 })]);
  for (const index of [39, 7, 7]) expect(histories(options).customer(index)).toEqual(crowd[index]);
  expect(histories(options).prospect(5)).toEqual(prospects[5]);
  expect(histories({ ...options, seed: 5 }).customer(3)).not.toEqual(crowd[3]);
});

test("contacts hold together: types, ids, order, days of the record", () => {
  const ids = everyone.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...new Set(everyone.flat().map(({ type }) => type))].toSorted()).toEqual(types);
  for (const contacts of everyone) {
    let last = 0;
    for (const { type, at, props } of contacts) {
      expect(at.getTime()).toBeGreaterThanOrEqual(last);
      last = at.getTime();
      expect(dateIn("Europe/Madrid", at) >= "2024-11-01" && dateIn("Europe/Madrid", at) <= "2026-10-31").toBe(
        true,
      );
      expect(wellFormed(type, props)).toBe(true);
    }
  }
});

test("nobody is written to before they agreed or after they withdrew, nor settled before they complained", () => {
  for (const contacts of everyone) {
    const email = contacts.filter(
      ({ type, props }) =>
        type.startsWith("consent.") && props.channel === "email" && props.purpose === "marketing",
    );
    expect(email.map(({ type }) => type)).toEqual(
      ["consent.given", "consent.withdrawn"].slice(0, email.length),
    );
    const [given, withdrawn] = email;
    for (const { at } of contacts.filter(({ type }) => type === "message.opened")) {
      expect(at >= given!.at).toBe(true);
      expect(!withdrawn || at <= withdrawn.at).toBe(true);
    }
    const filed = new Set<unknown>();
    for (const { type, props } of contacts) {
      if (type === "complaint.filed") filed.add(props.order);
      expect(type !== "complaint.resolved" || filed.has(props.order)).toBe(true);
    }
  }
});

test("prospects come within the record, are known by their first contact, and share no address with customers", () => {
  for (const { contacts } of prospects) expect(contacts[0]?.type).toBe("lead.captured");
  const emails = [...crowd, ...prospects].map(({ who }) => who.email);
  expect(new Set(emails).size).toBe(emails.length);
  const phones = [...crowd, ...prospects].map(({ who }) => who.phone);
  expect(new Set(phones).size).toBe(phones.length);
});

test("what goes together goes together: complaints with returns and with leaving, scores with complaints", () => {
  let [complained, complainedBack, plain, plainBack] = [0, 0, 0, 0];
  let [hurt, hurtLeft, well, wellLeft] = [0, 0, 0, 0];
  for (const { who, contacts } of crowd) {
    const about = new Set(
      contacts.filter(({ type }) => type === "complaint.filed").map(({ props }) => props.order),
    );
    for (const [nth, { ref, channel, returns, cancelledAt }] of who.orders.entries()) {
      if (channel === "shop" || cancelledAt) continue;
      const isLast = nth === who.orders.length - 1 && who.truth.leftAt !== null;
      if (about.has(ref))
        [complained, complainedBack] = [complained + 1, complainedBack + Number(returns.length > 0)];
      else [plain, plainBack] = [plain + 1, plainBack + Number(returns.length > 0)];
      if (about.has(ref)) [hurt, hurtLeft] = [hurt + 1, hurtLeft + Number(isLast)];
      else [well, wellLeft] = [well + 1, wellLeft + Number(isLast)];
    }
  }
  expect(complainedBack / complained).toBeGreaterThan(3 * (plainBack / plain));
  expect(hurtLeft / hurt).toBeGreaterThan(1.3 * (wellLeft / well));
  const scores = (after: boolean) =>
    crowd.flatMap(({ contacts }) =>
      contacts.flatMap(({ type, props }, nth) => {
        if (type !== "survey.answered") return [];
        const sore = contacts
          .slice(0, nth)
          .some((one) => one.type === "complaint.filed" && one.props.order === props.order);
        return sore === after ? [Number(props.score)] : [];
      }),
    );
  const mean = (all: number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;
  expect(mean(scores(true))).toBeLessThan(mean(scores(false)) - 0.7);
});

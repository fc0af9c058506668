import type { FieldRule } from "./freshness.contract.ts";

/** Traits that Vínculo works out itself: nobody is asked for them. */
export const workedOut = ["stage", "tier", "rhythm"];
/** Fields that are also known from the identities, or from several traits. */
export const composed = ["name", "email", "phone", "nationalId"] as const;

const never = { staleAfter: null, asked: false };

/**
 * How long fields hold unless the workspace says otherwise, in months, in the order in which pages show them. Addresses
 * and numbers change as people move and change employers; who one is does not.
 */
const advised: Readonly<Record<string, FieldRule>> = {
  name: { staleAfter: null, asked: true },
  email: { staleAfter: 12, asked: true },
  phone: { staleAfter: 18, asked: true },
  postalCode: { staleAfter: 24, asked: true },
  city: { staleAfter: 24, asked: false },
  region: { staleAfter: 24, asked: false },
  birthday: { staleAfter: null, asked: true },
  country: { staleAfter: 36, asked: false },
  company: { staleAfter: 24, asked: false },
  language: never,
  gender: never,
  nationalId: never,
  firstName: never,
  lastName: never,
  secondLastName: never,
};

/** The fields that are shown also while nobody has them. */
export const usual = ["name", "email", "phone", "postalCode", "city", "birthday"];

/** What holds for a field. */
export function ruleOf(field: string, said: ReadonlyMap<string, FieldRule>): FieldRule {
  const own = Object.hasOwn(advised, field) ? advised[field] : undefined;
  return said.get(field) ?? own ?? { staleAfter: 24, asked: false };
}

/** Fields that somebody is asked for, in the order in which they matter. */
export function askedFields(said: ReadonlyMap<string, FieldRule>): string[] {
  return [...new Set([...Object.keys(advised), ...said.keys()])].filter((field) => ruleOf(field, said).asked);
}

/** The usual fields first, in their order, then others by how many have them. */
export function inOrder(a: { field: string; known: number }, b: { field: string; known: number }): number {
  const places = Object.keys(advised);
  const place = (field: string) => (places.includes(field) ? places.indexOf(field) : places.length);
  return place(a.field) - place(b.field) || b.known - a.known || (a.field < b.field ? -1 : 1);
}

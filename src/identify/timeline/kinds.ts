import type { IconName } from "#platform/manifest/web";

/** The kinds by which a timeline is narrowed, each with the types that it asks for (`noun.*`), and how its nouns look. */
export const kinds = {
  all: [],
  orders: ["order.*"],
  visits: ["visit.*", "page.*", "site.*"],
  messages: ["message.*"],
  service: ["call.*", "complaint.*", "delivery.*", "case.*"],
  surveys: ["survey.*"],
  consents: ["consent.*"],
  changes: ["customer.*", "tier.*", "lead.*"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as readonly Kind[];

/** The mark of an entry that no sentence tells. */
export function iconOfNoun(type: string): IconName {
  const noun = `${type.split(".")[0] ?? ""}.*`;
  const kind = kindNames.find((one) => (kinds[one] as readonly string[]).includes(noun));
  return kind ? icons[kind] : "activity";
}

const icons: Readonly<Record<Kind, IconName>> = {
  all: "activity",
  orders: "orders",
  visits: "activity",
  messages: "mail",
  service: "phone",
  surveys: "message",
  consents: "check",
  changes: "user",
};

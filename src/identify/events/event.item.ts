import { createHash } from "node:crypto";
import { z } from "zod";
import { countrySaid, identitiesIn, type Identity, traitsIn } from "#identify/customers";
import { currencyCode, decimal, instant, isStorable, perCountry, reference, text } from "#identify/intake";
import { deepest } from "./event.store.ts";

/** A message about somebody, as it was understood: an envelope of DESIGN §3. */
export type Message = {
  /** Null where the sender gave none: then the message is always a new one. */
  readonly messageId: string | null;
  readonly type: string;
  readonly at: Date;
  readonly source: string;
  readonly identities: readonly Identity[];
  readonly amount: string | null;
  readonly currency: string | null;
  readonly props: Readonly<Record<string, unknown>>;
  readonly causeId: string | null;
  readonly depth: number;
  readonly traits: Readonly<Record<string, string | number | boolean | null>>;
};

/** Events that follow from facts of their own: whoever wants one sends the fact. */
const reserved =
  /^(order\.(placed|refunded|cancelled|updated|repriced)|customer\.(created|updated|merged|erased|\w+_changed))$/;

const largest = 32 * 1024;

const props = z
  .record(z.string(), z.unknown())
  .refine((said) => isStorable(said), "intake.text_unstorable")
  .refine((said) => Buffer.byteLength(JSON.stringify(said)) <= largest, "events.props_too_large");

export const eventItemIn = perCountry((country) =>
  z
    .strictObject({
      messageId: reference(400),
      type: text(100)
        .regex(/^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/, "events.type_invalid")
        .refine((type) => !reserved.test(type), "events.type_reserved"),
      at: instant,
      identities: identitiesIn(country),
      source: text(100).default("api"),
      amount: decimal(14, 4).nullable().default(null),
      currency: currencyCode.nullable().default(null),
      props: props.default({}),
      causeId: z.guid().nullable().default(null),
      depth: z.int().min(0).max(deepest, "events.depth_exceeded").default(0),
      traits: traitsIn(country).default({}),
    })
    .transform((said): Message => said),
);

/** An upsert is a message too: it says traits of somebody, at a moment. */
export const customerItemIn = perCountry((country) =>
  z
    .strictObject({
      identities: identitiesIn(country),
      traits: traitsIn(country),
      at: instant.optional(),
      messageId: reference(200).optional(),
      source: text(100).default("api"),
    })
    .transform(({ at, messageId, ...said }) => ({ ...said, at: at ?? null, messageId: messageId ?? null })),
);
export type CustomerItem = z.output<ReturnType<typeof customerItemIn>>;

/** The country of an item's numbers that are written without one: its person's where it says so, else the workspace's. */
export function countryOfItem(item: unknown, home: string | null): string | null {
  return (
    (typeof item === "object" && item !== null && "traits" in item ? countrySaid(item.traits) : null) ?? home
  );
}

/** The upsert as a message. One that says when it holds is the same whenever it comes; one that does not holds from now. */
export function upsertMessage(item: CustomerItem, now: Date): Message {
  const { at, messageId, identities, traits, source } = item;
  const content = createHash("md5").update(
    JSON.stringify([at, identities, Object.entries(traits).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  return {
    messageId: messageId ?? (at ? content.digest("hex") : null),
    type: "customer.updated",
    at: at ?? now,
    source,
    identities,
    amount: null,
    currency: null,
    props: { traits: Object.keys(traits).toSorted() },
    causeId: null,
    depth: 0,
    traits,
  };
}

import { z } from "zod";
import { reference, text } from "#identify/intake";
import { isShared } from "./shared.ts";

/** The kinds of identity that a message may carry, the strongest first: the first that is known decides who it is. */
export const strengths = ["external", "email", "phone", "device", "anonymous"] as const;
export type IdentityKind = (typeof strengths)[number];

/** A name under which somebody is known: as it is compared, and as it was written. */
export type Identity = { readonly kind: IdentityKind; readonly value: string; readonly raw: string };

const fields: Readonly<Record<IdentityKind, "externalId" | "email" | "phone" | "deviceId" | "anonymousId">> =
  {
    external: "externalId",
    email: "email",
    phone: "phone",
    device: "deviceId",
    anonymous: "anonymousId",
  };

/**
 * The identities on an item, strongest first; at least one. Shared ones (consumidor final, noreply@ …) stand for nobody
 * and are left out; an item that has no other is refused.
 */
export const identities = z
  .strictObject({
    /** The person's id in the source's own system, kept as it is. */
    externalId: reference(400).optional(),
    email: text(254).optional(),
    phone: text(60).optional(),
    deviceId: reference(400).optional(),
    anonymousId: reference(400).optional(),
  })
  .transform((said, context): Identity[] => {
    const found: Identity[] = [];
    for (const kind of strengths) {
      const raw = said[fields[kind]];
      if (raw === undefined) continue;
      const value = normalise(kind, raw);
      if (value === null)
        context.addIssue({
          code: "custom",
          message: `customers.${kind}_invalid`,
          path: [fields[kind]],
          input: raw,
        });
      else if (!isShared(raw)) found.push({ kind, value, raw });
    }
    if (context.issues.length > 0) return z.NEVER;
    if (found.length === 0) {
      const message =
        Object.keys(said).length === 0 ? "customers.identity_missing" : "customers.identity_shared";
      context.addIssue({ code: "custom", message, input: said });
    }
    return found;
  });

function normalise(kind: IdentityKind, raw: string): string | null {
  if (kind === "email") return plainEmail(raw);
  if (kind === "phone") return plainPhone(raw);
  return raw;
}

/** One @, a host with a dot, nothing that only a quoted mailbox may have. Whether it exists, only a letter can tell. */
const email = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;

/** An e-mail address as it is compared: trimmed, lower case; null where it is none. */
export function plainEmail(raw: string): string | null {
  const value = raw.trim().toLowerCase();
  return value.length <= 254 && email.test(value) ? value : null;
}

/**
 * A phone number as it is compared: digits, with a + where the country is said (a leading 00 says it too); null where it
 * cannot be one. Which national numbers are the same is not known here.
 */
export function plainPhone(raw: string): string | null {
  const value = raw
    .trim()
    .replace(/^tel:/i, "")
    .replace(/[\s().\-/\u2010-\u2015]/g, "")
    .replace(/^00/, "+");
  return /^(\+[1-9]\d{5,14}|\d{4,15})$/.test(value) ? value : null;
}

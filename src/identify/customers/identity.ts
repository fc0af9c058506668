import { z } from "zod";
import { perCountry, reference, text } from "#identify/intake";
import { readEmail, readNationalId, readPhone } from "#identify/national";
import { isRefusal, type Refusal } from "#platform/refusals";
import { isShared } from "./shared.ts";

/** The kinds of identity that a message may carry, the strongest first: the first that is known decides who it is. */
export const strengths = ["external", "national", "email", "phone", "device", "anonymous"] as const;
export type IdentityKind = (typeof strengths)[number];

/** A name under which somebody is known: as it is compared, and as it was written. */
export type Identity = { readonly kind: IdentityKind; readonly value: string; readonly raw: string };

const fields = {
  external: "externalId",
  national: "nationalId",
  email: "email",
  phone: "phone",
  device: "deviceId",
  anonymous: "anonymousId",
} as const;

/**
 * The identities on an item, strongest first; at least one. Phones and national ids written without a country are of the
 * one given. Shared ones (consumidor final, noreply@ …) stand for nobody and are left out; an item that has no other is
 * refused.
 */
export const identitiesIn = perCountry((country) =>
  z
    .strictObject({
      /** The person's id in the source's own system, kept as it is. */
      externalId: reference(400).optional(),
      /** NIF, NIE, RFC, CURP, cédula, NIT, RUT, CUIT, CPF …: checked by its check digit, however it is written. */
      nationalId: reference(60).optional(),
      email: text(254).optional(),
      phone: text(60).optional(),
      deviceId: reference(400).optional(),
      anonymousId: reference(400).optional(),
    })
    .transform((said, context): Identity[] => {
      const found: Identity[] = [];
      for (const kind of strengths) {
        const raw = said[fields[kind]];
        if (raw === undefined || isShared(raw)) continue;
        const value = normalise(kind, raw, country);
        if (isRefusal(value)) {
          const { id: message, params } = value;
          context.addIssue({ code: "custom", message, params, path: [fields[kind]], input: raw });
        } else found.push({ kind, value, raw });
      }
      if (context.issues.length > 0) return z.NEVER;
      if (found.length === 0) {
        const message =
          Object.keys(said).length === 0 ? "customers.identity_missing" : "customers.identity_shared";
        context.addIssue({ code: "custom", message, input: said });
      }
      return found;
    }),
);

function normalise(kind: IdentityKind, raw: string, country: string | null): string | Refusal {
  if (kind !== "email" && kind !== "phone" && kind !== "national") return raw;
  const read =
    kind === "email"
      ? readEmail(raw)
      : kind === "phone"
        ? readPhone(raw, { country })
        : readNationalId(raw, { country });
  return isRefusal(read) ? read : read.value;
}

/**
 * Of what a person has only one: the kind of identity, and of a national id which it is, so that a RFC and a CURP, or the
 * NIE of a foreigner who became Spanish and their DNI, do not make two people.
 */
export function sortOf({ kind, value }: { readonly kind: string; readonly value: string }): string {
  if (kind !== "national") return kind;
  const read = readNationalId(value);
  return `national.${isRefusal(read) ? "other" : read.kind}`;
}

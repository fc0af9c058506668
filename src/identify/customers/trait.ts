import { z } from "zod";
import { isCountry } from "#access/workspaces";
import { text } from "#identify/intake";
import { plainEmail, plainPhone } from "./identity.ts";

/** Traits that Vínculo works out itself: nobody else may say them. */
const reserved = new Set(["stage", "tier", "rhythm"]);

/** The traits of everybody, each with what it must be. */
const typed: Readonly<Record<string, z.ZodType<string>>> = {
  name: text(200),
  firstName: text(200),
  lastName: text(200),
  company: text(200),
  city: text(200),
  email: read(254, plainEmail, "customers.email_invalid"),
  phone: read(60, plainPhone, "customers.phone_invalid"),
  country: read(2, countryOf, "customers.country_invalid"),
  language: read(35, languageOf, "customers.language_invalid"),
  gender: z
    .string()
    .transform((said) => said.toLowerCase())
    .pipe(z.enum(["female", "male", "other"])),
  birthday: z.iso
    .date()
    .refine((day) => day >= "1880-01-01" && day < "2100-01-01", "customers.birthday_invalid"),
};

const free = z.union([text(2000), z.literal(""), z.number(), z.boolean(), z.null()], "customers.trait_value");
const traitName = /^[A-Za-z][\w.-]{0,63}$/;
const most = 100;

/** A customer's traits by name; null takes a value away. The known ones are checked, others are free. */
export const traits = z.record(z.string(), z.unknown()).transform((said, context) => {
  const entries = Object.entries(said);
  if (entries.length > most)
    context.addIssue({ code: "custom", message: "customers.traits_over_limit", input: said });
  const read: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of entries.slice(0, most)) {
    const wrong = (message: string) =>
      context.addIssue({ code: "custom", message, path: [name], input: value });
    if (!traitName.test(name)) wrong("customers.trait_name");
    else if (reserved.has(name)) wrong("customers.trait_reserved");
    else {
      const known = Object.hasOwn(typed, name) ? typed[name] : undefined;
      const parsed = (value === null || !known ? free : known).safeParse(value);
      if (parsed.success) read[name] = parsed.data;
      else wrong(messageOf(parsed.error));
    }
  }
  return read;
});

/** Ids of ours come as they are; what zod says of itself is said by ours. */
function messageOf(error: z.ZodError): string {
  const message = error.issues[0]?.message ?? "";
  return /^[a-z]+\.[a-z_]+$/.test(message) ? message : "customers.trait_value";
}

function read(most: number, as: (said: string) => string | null, message: string): z.ZodType<string> {
  return text(most).transform((said, context) => {
    const value = as(said);
    if (value !== null) return value;
    context.addIssue({ code: "custom", message, input: said });
    return z.NEVER;
  });
}

function countryOf(said: string): string | null {
  const code = said.toUpperCase();
  return isCountry(code) ? code : null;
}

function languageOf(said: string): string | null {
  try {
    return Intl.getCanonicalLocales(said)[0] ?? null;
  } catch {
    return null;
  }
}

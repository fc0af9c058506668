import { z } from "zod";
import { isCountry } from "#access/workspaces";
import { perCountry, reference, text } from "#identify/intake";
import { readEmail, readNationalId, readPhone, readPostalCode } from "#identify/national";
import { isRefusal, type Refusal } from "#platform/refusals";

/** Traits that Vínculo works out itself: nobody else may say them. */
const reserved = new Set(["stage", "tier", "rhythm"]);

/** The traits of everybody, each with what it must be; numbers written without a country are of the one given. */
const typedIn = perCountry((country): Readonly<Record<string, z.ZodType<string>>> => ({
  name: text(200),
  firstName: text(200),
  lastName: text(200),
  secondLastName: text(200),
  company: text(200),
  city: text(200),
  region: text(200),
  email: checked(text(254), readEmail),
  // As it is dialled: letters and calls go to what stands here.
  phone: checked(text(60), (said) => {
    const phone = readPhone(said, { country });
    return isRefusal(phone) ? phone : { value: phone.dialled };
  }),
  nationalId: checked(reference(60), (said) => readNationalId(said, { country })),
  postalCode: checked(reference(20), (said) => readPostalCode(said, country)),
  country: read(2, countryOf, "customers.country_invalid"),
  language: read(35, languageOf, "customers.language_invalid"),
  gender: z
    .string()
    .transform((said) => said.toLowerCase())
    .pipe(z.enum(["female", "male", "other"])),
  birthday: z.iso
    .date()
    .refine((day) => day >= "1880-01-01" && day < "2100-01-01", "customers.birthday_invalid"),
}));

const free = z.union([text(2000), z.literal(""), z.number(), z.boolean(), z.null()], "customers.trait_value");
const traitName = /^[A-Za-z][\w.-]{0,63}$/;
const most = 100;

/**
 * A customer's traits by name; null takes a value away. The known ones are checked, others are free. Numbers written
 * without a country are of the one that the traits name, else of the one given.
 */
export const traitsIn = perCountry((home) =>
  z.record(z.string(), z.unknown()).transform((said, context) => {
    const typed = typedIn(countrySaid(said) ?? home);
    const entries = Object.entries(said);
    if (entries.length > most)
      context.addIssue({ code: "custom", message: "customers.traits_over_limit", input: said });
    const read: Record<string, string | number | boolean | null> = {};
    for (const [name, value] of entries.slice(0, most)) {
      const wrong = (message: string, params?: Record<string, unknown>) =>
        context.addIssue({ code: "custom", message, params, path: [name], input: value });
      if (!traitName.test(name)) wrong("customers.trait_name");
      else if (reserved.has(name)) wrong("customers.trait_reserved");
      else {
        const known = Object.hasOwn(typed, name) ? typed[name] : undefined;
        const parsed = (value === null || !known ? free : known).safeParse(value);
        if (parsed.success) read[name] = parsed.data;
        else wrong(...reasonOf(parsed.error));
      }
    }
    return read;
  }),
);

/** The country that an item says of its person, where it says one. */
export function countrySaid(traits: unknown): string | null {
  const said = typeof traits === "object" && traits !== null && "country" in traits ? traits.country : null;
  return typeof said === "string" ? countryOf(said) : null;
}

/** Ids of ours come as they are; what zod says of itself is said by ours. */
function reasonOf(error: z.ZodError): [string, Record<string, unknown> | undefined] {
  const issue = error.issues[0];
  if (!issue || !/^[a-z]+\.[a-z_]+$/.test(issue.message)) return ["customers.trait_value", undefined];
  return [issue.message, issue.code === "custom" ? issue.params : undefined];
}

function checked(
  shape: z.ZodType<string>,
  as: (said: string) => { readonly value: string } | Refusal,
): z.ZodType<string> {
  return shape.transform((said, context) => {
    const value = as(said);
    if (!isRefusal(value)) return value.value;
    context.addIssue({ code: "custom", message: value.id, params: value.params, input: said });
    return z.NEVER;
  });
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

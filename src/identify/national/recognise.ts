import { readEmail } from "./email.ts";
import { readNationalId } from "./national_id.ts";
import { readPhone } from "./phone.ts";
import { knowsPostalCodes, readPostalCode } from "./postal.ts";

/** What a column of a file may hold besides words, numbers and dates. */
export type Recognised = "email" | "phone" | "nationalId" | "postalCode";

/** How much of a column reads as what; 1 is every filled cell. */
export type Shares = Readonly<Record<Recognised, number>>;

/**
 * The share of `values` (cells of one column, a sample of them will do) that is an e-mail address, a phone number that a
 * numbering plan knows, a national id whose check digit agrees, a postal code of `country` as it is written there. Empty
 * cells do not count. A column of nine digits can be several things: the header's words decide, this says what is possible.
 */
export function recognise(
  values: Iterable<string>,
  { country = null }: { country?: string | null } = {},
): Shares {
  const seen = { email: 0, phone: 0, nationalId: 0, postalCode: 0 };
  let filled = 0;
  for (const value of values) {
    if (value.trim() === "") continue;
    filled += 1;
    for (const kind of kindsSeen) if (holds[kind](value, country)) seen[kind] += 1;
  }
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  return {
    email: share(seen.email),
    phone: share(seen.phone),
    nationalId: share(seen.nationalId),
    postalCode: share(seen.postalCode),
  };
}

const kindsSeen = ["email", "phone", "nationalId", "postalCode"] as const;

const holds: Readonly<Record<Recognised, (value: string, country: string | null) => boolean>> = {
  email: (value) => "value" in readEmail(value),
  phone: (value, country) => {
    const read = readPhone(value, { country });
    return "sure" in read && read.sure;
  },
  nationalId: (value, country) => {
    const read = readNationalId(value, { country });
    return "checked" in read && read.checked;
  },
  postalCode: (value, country) => knowsPostalCodes(country) && "value" in readPostalCode(value, country),
};

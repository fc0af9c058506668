import { type Refusal, refuse } from "#platform/refusals";

/** An e-mail address as it is compared, and the one that was probably meant. */
export type Email = {
  readonly value: string;
  /** What the address would be with the domain spelt right, where it looks mistyped: offered, never put in its place. */
  readonly suggestion: string | null;
};

/** One @, a host with a dot, nothing that only a quoted mailbox may have. Whether it exists, only a letter can tell. */
const address = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/;

/** Reads an e-mail address: trimmed, lower case, without `mailto:`. Refusals: national.email_invalid, email_several. */
export function readEmail(raw: string): Email | Refusal {
  const value = raw
    .replace(/\p{Cf}/gu, "")
    .trim()
    .replace(/^mailto:/i, "")
    .toLowerCase();
  if (value.length <= 254 && address.test(value)) return { value, suggestion: suggested(value) };
  const several = (value.match(/@/g) ?? []).length > 1 && /[\s,;/]/.test(value);
  return refuse(several ? "national.email_several" : "national.email_invalid");
}

/** Where most people of Spain and Latin America have their mail. */
const usual =
  `gmail.com googlemail.com outlook.com outlook.es icloud.com protonmail.com hotmail.com hotmail.es hotmail.com.ar
  hotmail.com.br hotmail.cl live.com live.com.mx yahoo.com yahoo.es yahoo.com.mx yahoo.com.ar yahoo.com.br msn.com
  uol.com.br bol.com.br`.split(/\s+/);
const real = new Set([
  ...usual,
  "mail.com",
  "ymail.com",
  "email.com",
  "me.com",
  "mac.com",
  "aol.com",
  "gmx.com",
  "gmx.es",
  "fmail.com",
]);
/** Common brands, whose other countries' domains (hotmail.it, yahoo.fr) are as real. */
const brands = /^(hotmail|yahoo|outlook|live|msn)\.(com\.)?[a-z]{2}$/;

function suggested(value: string): string | null {
  const at = value.lastIndexOf("@");
  const domain = value.slice(at + 1);
  if (real.has(domain) || brands.test(domain)) return null;
  const meant = usual.find((one) => oneSlip(domain, one));
  return meant ? `${value.slice(0, at)}@${meant}` : null;
}

/** Whether two words differ by one letter more, less or other, or by two neighbours that changed places. */
function oneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

const isoCodes = new Set(Intl.supportedValuesOf("currency"));

/** Signs that name one currency beyond doubt; null: a money sign that many countries share ($, ¥, kr). */
const signs: Readonly<Record<string, string | null>> = {
  "€": "EUR",
  "£": "GBP",
  r$: "BRL",
  us$: "USD",
  u$s: "USD",
  u$d: "USD",
  "s/": "PEN",
  mx$: "MXN",
  clp$: "CLP",
  cop$: "COP",
  ars$: "ARS",
  ar$: "ARS",
  ca$: "CAD",
  au$: "AUD",
  a$: "AUD",
  nt$: "TWD",
  hk$: "HKD",
  rd$: "DOP",
  $u: "UYU",
  "b/": "PAB",
  "₡": "CRC",
  "₲": "PYG",
  "₹": "INR",
  "₽": "RUB",
  "₺": "TRY",
  "₩": "KRW",
  "₪": "ILS",
  zł: "PLN",
  bs: "BOB",
  $: null,
  "¥": null,
  kr: null,
  euros: "EUR",
  euro: "EUR",
};

/** The code that a token stands for: an ISO 4217 code; null for a sign that says "money" and no more; undefined for no money at all. */
export function currencyOf(token: string): string | null | undefined {
  const key = token.toLowerCase().replace(/\.$/, "");
  if (Object.hasOwn(signs, key)) return signs[key];
  const code = key.toUpperCase();
  return code.length === 3 && isoCodes.has(code) ? code : undefined;
}

/** The currency that a header names: `Importe (€)`, `amount_usd`, `Total EUR`. */
export function currencyOfHeader(header: string): string | null {
  for (const token of header.split(/[\s_()[\]{}:-]+/)) {
    // Lower-case words of three letters are mostly words ("all", "top", "try"), so only the usual codes count there.
    if (/^[a-z]{3}$/.test(token) && !/^(eur|usd|gbp|mxn|cop|clp|ars|brl|pen|uyu|chf|cad|aud)$/.test(token))
      continue;
    const code = currencyOf(token);
    if (code) return code;
  }
  return null;
}

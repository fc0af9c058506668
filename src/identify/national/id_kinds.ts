import { stdnum } from "stdnum";

/** The kinds of national id that are known, each named as people ask for it, with its country. */
export const idKinds = {
  nif: "ES",
  nie: "ES",
  cif: "ES",
  rfc: "MX",
  curp: "MX",
  "cedula-co": "CO",
  nit: "CO",
  "rut-cl": "CL",
  cuit: "AR",
  "dni-ar": "AR",
  cpf: "BR",
  cnpj: "BR",
  "cedula-ec": "EC",
  "ruc-ec": "EC",
  "dni-pe": "PE",
  "ruc-pe": "PE",
  "nif-pt": "PT",
} as const;
export type IdKind = keyof typeof idKinds;
export type IdCountry = (typeof idKinds)[IdKind];

/** `number` is the id without signs; `right` whether its check digit agrees, null where the kind has none. */
export type Reading = { readonly number: string; readonly right: boolean | null };

type Kind = {
  /** The id that a text without signs (only letters and digits, in capitals) could be; null where its shape is another. */
  readonly read: (bare: string, written: string) => Reading | null;
  readonly display: (number: string) => string;
};

/** How each kind is read and shown. The check digits are those of stdnum; its gaps are filled here and said in docs. */
export const kinds: Readonly<Record<IdKind, Kind>> = {
  nif: { read: spanish, display: (one) => (/^\d/.test(one) ? cut(one, "-", 8) : one) },
  nie: {
    // Until 2008 a NIE had eight digits, the first a zero.
    read: (bare) => checked("ES", "nie", /^[XYZ]\d{7}[A-Z]$/, bare.replace(/^X0(?=\d{7}[A-Z]$)/, "X")),
    display: (one) => cut(one, "-", 1, 8),
  },
  cif: {
    read: (bare) => checked("ES", "cif", /^[A-HJNP-SUVW]\d{7}[0-9A-J]$/, bare),
    display: (one) => cut(one, "-", 1),
  },
  rfc: {
    read: (bare) => checked("MX", "rfc", /^[A-Z&Ñ]{3,4}\d{6}[0-9A-Z]{2}[0-9A]$/, bare),
    display: asItIs,
  },
  curp: {
    read: (bare) => checked("MX", "curp", /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/, bare),
    display: asItIs,
  },
  "cedula-co": { read: colombian, display: thousands },
  nit: { read: nit, display: (one) => `${thousands(one.slice(0, -1))}-${one.slice(-1)}` },
  "rut-cl": {
    read: (bare) =>
      checked("CL", "rut", /^[0-9]{7,8}[0-9K]$/, bare.replace(/^0+/, "").padStart(8, "0"), (one) =>
        one.replace(/^0+/, ""),
      ),
    display: (one) => `${thousands(one.slice(0, -1))}-${one.slice(-1)}`,
  },
  cuit: {
    read: (bare) => checked("AR", "cuit", /^[23]\d{10}$/, bare),
    display: (one) => cut(one, "-", 2, 10),
  },
  "dni-ar": {
    read: (bare) => (/^[1-9]\d{6,7}$/.test(bare) ? { number: bare, right: null } : null),
    display: thousands,
  },
  cpf: {
    read: (bare) => unlike(checked("BR", "cpf", /^\d{11}$/, bare)),
    display: (one) => `${cut(one.slice(0, 9), ".", 3, 6)}-${one.slice(9)}`,
  },
  cnpj: {
    read: (bare) => unlike(checked("BR", "cnpj", /^[0-9A-Z]{12}\d{2}$/, bare)),
    display: (one) => `${cut(one.slice(0, 8), ".", 2, 5)}/${cut(one.slice(8), "-", 4)}`,
  },
  "cedula-ec": { read: (bare) => checked("EC", "ci", /^\d{10}$/, bare), display: (one) => cut(one, "-", 9) },
  "ruc-ec": { read: (bare) => checked("EC", "ruc", /^\d{13}$/, bare), display: asItIs },
  "dni-pe": { read: peruvian, display: asItIs },
  "ruc-pe": { read: (bare) => checked("PE", "ruc", /^(10|15|16|17|20)\d{9}$/, bare), display: asItIs },
  "nif-pt": {
    read: (bare) => checked("PT", "nif", /^[1-9]\d{8}$/, bare),
    display: (one) => cut(one, " ", 3, 6),
  },
};

/** By stdnum's validator; what it was told is what comes back, unless `as` says it otherwise. */
function checked(
  country: IdCountry,
  validator: string,
  shape: RegExp,
  number: string,
  as: (number: string) => string = asItIs,
): Reading | null {
  if (!shape.test(number)) return null;
  return { number: as(number), right: stdnum[country]?.[validator]?.validate(number).isValid ?? false };
}

/** A DNI with its letter, leading zeros put back, or K, L, M and seven digits (minors, abroad, foreigners without NIE). */
function spanish(bare: string): Reading | null {
  return checked(
    "ES",
    "nif",
    /^[\dKLM]\d{7}[A-Z]$/,
    /^\d{5,8}[A-Z]$/.test(bare) ? bare.padStart(9, "0") : bare,
  );
}

/**
 * A cédula has no check digit: up to eight digits, and ten from 1 000 000 000 on (NUIP, since 2003); there were none of
 * nine. A person's tax number is their cédula and a check digit after a dash: they are one person and one value.
 */
function colombian(bare: string, written: string): Reading | null {
  const taxed = /-\s?\d$/.test(written) || /^[1-7]\d{8}$/.test(bare);
  const cedula = taxed ? bare.slice(0, -1) : bare;
  if (!/^([1-9]\d{4,7}|1\d{9})$/.test(cedula)) return null;
  return taxed ? checked("CO", "nit", /^\d{6,11}$/, bare, () => cedula) : { number: cedula, right: null };
}

/** A company's tax number, which begins with 8 or 9, is often written without its check digit: that is worked out. */
function nit(bare: string): Reading | null {
  if (/^[89]\d{8}$/.test(bare)) {
    const digit = "0123456789".split("").find((one) => stdnum["CO"]?.["nit"]?.validate(bare + one).isValid);
    return digit === undefined ? null : { number: bare + digit, right: null };
  }
  return checked("CO", "nit", /^[2-9]\d{9}$/, bare);
}

/** The eight digits of a DNI; a ninth, digit or letter, is its check digit and no part of the number. */
function peruvian(bare: string): Reading | null {
  if (/^\d{8}$/.test(bare)) return { number: bare, right: null };
  const nine = checked("PE", "cui", /^\d{9}$/, bare);
  return nine && { ...nine, number: nine.number.slice(0, 8) };
}

/** 111.111.111-11 and its brothers pass the sum and are nobody's (Receita Federal). */
function unlike(reading: Reading | null): Reading | null {
  return reading && /^(.)\1+$/.test(reading.number) ? { ...reading, right: false } : reading;
}

function asItIs(number: string): string {
  return number;
}

function thousands(number: string): string {
  return number.replace(/\B(?=(\d{3})+$)/g, ".");
}

function cut(number: string, by: string, ...places: readonly number[]): string {
  return [0, ...places].map((from, at) => number.slice(from, places[at])).join(by);
}

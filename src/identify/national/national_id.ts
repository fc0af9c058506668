import { isCountry } from "#access/workspaces";
import { type Refusal, refuse } from "#platform/refusals";
import { type IdKind, idKinds, kinds } from "./id_kinds.ts";

export type { IdKind } from "./id_kinds.ts";

/** A national id as it was understood. */
export type NationalId = {
  /** `other`: of a country whose ids are not checked here, kept as it is written. */
  readonly kind: IdKind | "other";
  readonly country: string;
  /** As it is compared: the country and the id without signs, `ES12345678Z`; read again, it means the same anywhere. */
  readonly value: string;
  /** The id without signs: `12345678Z`. */
  readonly number: string;
  /** As it is shown: `12345678-Z`. */
  readonly display: string;
  /** Whether a check digit was there and agreed; some kinds have none. */
  readonly checked: boolean;
};

type Candidate = NationalId & { readonly kind: IdKind; readonly right: boolean | null };

const countries = new Set<string>(Object.values(idKinds));
const names = Object.keys(idKinds) as IdKind[];
/** What people write before the number, and what it then can only be. */
const labels: Readonly<Record<string, readonly IdKind[]>> = {
  dni: ["nif", "nie", "dni-ar", "dni-pe"],
  nif: ["nif", "nie", "cif", "nif-pt"],
  nie: ["nie"],
  cif: ["cif"],
  nit: ["nit", "cedula-co"],
  rut: ["rut-cl"],
  run: ["rut-cl"],
  rfc: ["rfc"],
  curp: ["curp"],
  cuit: ["cuit"],
  cuil: ["cuit"],
  cpf: ["cpf"],
  cnpj: ["cnpj"],
  ruc: ["ruc-ec", "ruc-pe"],
  cc: ["cedula-co", "cedula-ec"],
  cedula: ["cedula-co", "cedula-ec"],
};
const label =
  /^((?:[a-z]\.?){2,4}|c[ée]dula)(?:\s*(?:n[º°.]|no\.|num\.?|:|#))?\s+(?=[\dA-Z])|^([a-z]{2,6}):(?=[\dA-Z])/i;

/**
 * Reads a national id of Spain, Mexico, Colombia, Chile, Argentina, Brazil, Ecuador, Peru or Portugal however it was
 * written. What `country` (ISO 3166, the workspace's) could have issued is that country's; another's is recognised by
 * its check digit, or by the country's letters before it (`PT501964843`). Where the workspace stands in a country that is
 * not checked here, its ids are kept as they are written (`UY12345678`).
 *
 * Refusals, each with what to do: national.id_check_digit (the shape fits, the check digit does not), id_ambiguous (it
 * could be of several countries), id_unknown (no shape fits).
 */
export function readNationalId(
  raw: string,
  { country = null }: { country?: string | null } = {},
): NationalId | Refusal {
  const { written, only } = labelled(
    raw
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .trim()
      .replace(/^'/, ""),
  );
  const bare = written.replace(/[\s.,\-–—/_]/g, "");
  const said = bare.slice(0, 2);
  if (countries.has(said)) {
    const named = candidates(bare.slice(2), written, [said]);
    const sound = named.find((one) => one.right !== false);
    if (sound) return asRead(sound);
    if (/^\d/.test(bare.slice(2)) && named[0]) return wrong(named[0]);
  }
  if (!/^[0-9A-Z&Ñ]{4,20}$/.test(bare)) return refuse("national.id_unknown");
  if (country !== null && countries.has(country)) {
    const own = candidates(bare, written, [country]);
    const sound = own.find((one) => one.right !== false) ?? withZeros(bare, country);
    if (sound) return asRead(sound);
    if (own[0]) return wrong(own[0]);
  }
  // Digits alone are this country's, whatever sum of another's they may satisfy.
  const unchecked = /^\d+$/.test(bare) && !only && elsewhere(bare, country);
  if (unchecked) return unchecked;
  const foreign = candidates(
    bare,
    written,
    [...countries].filter((one) => one !== country),
  );
  const sound = foreign.filter((one) => one.right === true && (only?.includes(one.kind) ?? true));
  const [first] = sound;
  if (first && sound.length === 1) return asRead(first);
  if (first) return refuse("national.id_ambiguous", { countries: listed(sound) });
  if (foreign[0]?.right === false && !/^\d+$/.test(bare)) return wrong(foreign[0]);
  return elsewhere(bare, country) ?? refuse("national.id_unknown");
}

/** An id of a country that is not checked here: it says so by its letters, or the workspace stands there. */
function elsewhere(bare: string, home: string | null): NationalId | null {
  if (!/^[0-9A-Z]*\d{4}[0-9A-Z]*$/.test(bare)) return null;
  const [, letters = "", rest = ""] = /^([A-Z]{2})(.*)$/.exec(bare) ?? [];
  const named = isCountry(letters) && !countries.has(letters);
  const country = named ? letters : home;
  if (country === null || countries.has(country)) return null;
  const number = named ? rest : bare;
  return { kind: "other", country, value: country + number, number, display: number, checked: false };
}

/** A national id as it is shown, from the value that it is compared by; the value itself where it is none of ours. */
export function displayNationalId(value: string): string {
  const read = readNationalId(value);
  return "refused" in read ? value : read.display;
}

/** The id without its label, and the kinds that the label leaves; a RFC's first letters are no label. */
function labelled(text: string): { written: string; only: readonly IdKind[] | undefined } {
  const found = label.exec(text);
  const word = (found?.[1] ?? found?.[2] ?? "").toLowerCase().replace(/\./g, "").replace("é", "e");
  const only = Object.hasOwn(labels, word) ? labels[word] : undefined;
  return { written: (found && only ? text.slice(found[0].length) : text).toUpperCase(), only };
}

function candidates(bare: string, written: string, of: readonly string[]): Candidate[] {
  return names.flatMap((kind) => {
    const country = idKinds[kind];
    const reading = of.includes(country) ? kinds[kind].read(bare, written) : null;
    if (!reading) return [];
    const { number, right } = reading;
    return [
      {
        kind,
        country,
        value: country + number,
        number,
        display: kinds[kind].display(number),
        checked: right === true,
        right,
      },
    ];
  });
}

/** A spreadsheet drops the leading zeros of a CPF or CNPJ; two check digits tell whether it did. */
function withZeros(bare: string, country: string): Candidate | undefined {
  if (country !== "BR" || !/^\d{8,13}$/.test(bare)) return undefined;
  const full = bare.padStart(bare.length <= 11 ? 11 : 14, "0");
  return candidates(full, full, [country]).find((one) => one.right);
}

function asRead({ kind, country, value, number, display, checked }: Candidate): NationalId {
  return { kind, country, value, number, display, checked };
}

function wrong({ kind, country }: Candidate): Refusal {
  return refuse("national.id_check_digit", { kind: shortName(kind), country });
}

function listed(of: readonly Candidate[]): string {
  return of.map((one) => `${shortName(one.kind)} (${one.country})`).join(", ");
}

/** The kind as people write it: NIF, RUT, cédula. */
function shortName(kind: IdKind): string {
  const name = kind.replace(/-..$/, "");
  return name === "cedula" ? "cédula" : name.toUpperCase();
}

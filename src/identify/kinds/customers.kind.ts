import { traitsIn } from "#identify/customers";
import { plain } from "#identify/tables";
import { isRefusal, type Refusal } from "#platform/refusals";
import type { RowCells } from "./cells.ts";
import { defineKind, type RoleSpec } from "./kind.ts";
import { identitiesOf, identityRoles, rx } from "./people_roles.ts";
import { comparePeople, type PersonSaid, recordPeople, undoTraits } from "./said_traits.ts";
import { countryOf, genderOf, languageOf } from "./spoken.ts";

const traitRoles: readonly RoleSpec[] = [
  {
    role: "name",
    words: [
      rx(
        "(?:full ?name|nombre completo|nombre y apellidos?|customer ?name|nombre cliente|nombre del cliente)",
      ),
      rx("(?:display name|name|razon social)"),
    ],
  },
  { role: "firstName", words: [rx("(?:first|given) ?name|nombres?(?: de pila)?|primer nombre|forename")] },
  {
    role: "lastName",
    words: [rx("(?:last|family) ?name|surname|apellidos?|(?:primer |1 ?)apellido|apellido (?:1|paterno)")],
  },
  {
    role: "secondLastName",
    words: [rx("second last ?name|segundo apellido|2 ?apellido|apellido (?:2|materno)")],
  },
  { role: "company", words: [rx("company(?: name)?|empresa|compania|organi[sz]ation|organizacion|negocio")] },
  { role: "city", words: [rx("city|ciudad|localidad|poblacion|municipio|comuna|town")] },
  {
    role: "region",
    words: [rx("region|provincia|province|state|estado|departamento|comunidad(?: autonoma)?")],
  },
  { role: "postalCode", words: [rx("(?:postal|zip) ?code|zip|postcode|codigo postal|cp|c p|cep")] },
  { role: "country", words: [rx("country(?: code)?|pais|codigo (?:de )?pais")], fixable: true },
  { role: "language", words: [rx("language|idioma|lengua|lang|locale")], fixable: true },
  { role: "gender", words: [rx("gender|sex|sexo|genero")] },
  {
    role: "birthday",
    words: [rx("birth ?(?:day|date)|date of birth|dob|(?:fecha (?:de )?)?nacimiento|cumpleanos")],
    holds: "date",
  },
  {
    role: "since",
    words: [
      rx("updated(?: at| on)?|last update|fecha (?:de )?(?:actualizacion|modificacion)|actualizado(?: el)?"),
    ],
    holds: "date",
  },
];

/** Words that a column's cells may say in any language, and the value that the record keeps. */
const spoken: Readonly<Record<string, (said: string) => string>> = {
  country: countryOf,
  language: languageOf,
  gender: genderOf,
};

/** A customer list: who they are, and what is known of them; a column that is nothing else becomes a trait of its own. */
export const customersKind = defineKind<PersonSaid>({
  kind: "customers",
  roles: [...identityRoles, ...traitRoles],
  oneOf: identityRoles.map((one) => one.role),
  others: "traits",
  facts: ["trait"],
  read: readPerson,
  show: ({ identities, traits, at }) => ({
    ...Object.fromEntries(identities.map(({ kind, value }) => [roleOf[kind] ?? kind, value])),
    ...traits,
    ...(at ? { since: at.toISOString() } : {}),
  }),
  record: recordPeople,
  compare: comparePeople,
  undo: undoTraits,
});

const roleOf: Readonly<Record<string, string>> = { external: "externalId", national: "nationalId" };

/**
 * What cannot be read is never lost: it stands beside as `birthday.unread`, and the row goes on as long as somebody is
 * named.
 */
function readPerson(cells: RowCells): PersonSaid | Refusal {
  const who = identitiesOf(cells);
  if (isRefusal(who)) return who;
  const since = cells.moment("since");
  if (isRefusal(since)) return since;
  const said: Record<string, string | number | boolean> = {};
  for (const role of who.spoilt) keepUnread(said, role, cells.text(role));
  for (const { role } of traitRoles) {
    if (role === "since") continue;
    const text = role === "birthday" ? birthdayOf(cells) : cells.text(role);
    if (text !== null) said[role] = spoken[role]?.(text) ?? text;
  }
  for (const [name, text] of cells.others()) said[name] = valueOf(text);
  const schema = traitsIn(cells.plan.country);
  for (;;) {
    const read = schema.safeParse(said);
    if (read.success) return { identities: who.identities, traits: keptOf(read.data), at: since };
    const name = String(read.error.issues[0]?.path[0] ?? "");
    if (!(name in said) || name.endsWith(".unread")) return cells.refuse("row.trait_invalid", name);
    const text = said[name];
    delete said[name];
    keepUnread(said, name, cells.text(name) ?? String(text));
  }
}

function keptOf(
  read: Readonly<Record<string, string | number | boolean | null>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(read).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function keepUnread(
  said: Record<string, string | number | boolean>,
  name: string,
  text: string | null,
): void {
  if (text !== null && /^[A-Za-z][\w.-]{0,55}$/.test(name)) said[`${name}.unread`] = text.slice(0, 2000);
}

function birthdayOf(cells: RowCells): string | null {
  const day = cells.day("birthday");
  return typeof day === "string" ? day.slice(0, 10) : cells.text("birthday");
}

/** A number as a number, where writing it back gives the same text; yes and no as such. */
function valueOf(text: string): string | number | boolean {
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) && String(Number(text)) === text) return Number(text);
  const word = plain(text);
  if (word === "true" || word === "verdadero") return true;
  if (word === "false" || word === "falso") return false;
  return text.slice(0, 2000);
}

import type { ImportColumn, ImportMapping, ImportUnderstanding } from "#identify/imports/web";
import type { Option } from "#kit/sentence";
import type { Say } from "#platform/words";

/** What a choice of a column's part stands for: a role by its name, a trait or property of its own, or nothing. */
const own = "(own)";
const out = "(out)";

/** What becomes of columns that have no role, by the kind of import. */
export type Others = "traits" | "props" | "none";

/** The choices of a column, the roles first. */
export function roleOptions(
  say: Say,
  kind: string,
  roles: ImportUnderstanding["roles"],
  others: Others,
): Option<string>[] {
  return [
    ...roles.map(({ role }) => ({
      value: role,
      label: say("mapping.is", { role: roleText(say, kind, role) }),
    })),
    ...(others === "none" ? [] : [{ value: own, label: say(`mapping.own.${others}`) }]),
    { value: out, label: say("mapping.left_out") },
  ];
}

/**
 * A role in words, as it stands in a sentence: `el importe`. A kind that another slice brings names its roles in its own
 * words: `mapping.role.products.price`, and `mapping.head.products.price` for the head of a table.
 */
export function roleText(say: Say, kind: string, role: string): string {
  return spoken(say, [`mapping.role.${kind}.${role}`, `mapping.role.${role}`]) ?? role;
}

/** A role, or a trait or property of one's own, as it stands over its values: `Importe`. */
export function headText(say: Say, kind: string, name: string): string {
  return spoken(say, [`mapping.head.${kind}.${name}`, `mapping.head.${name}`]) ?? name;
}

function spoken(say: Say, keys: readonly string[]): string | undefined {
  const found = keys.find((key) => say(key) !== key);
  return found === undefined ? undefined : say(found);
}

/** Which choice stands now. */
export function chosen({ role, becomes }: ImportColumn): string {
  return role ?? (becomes === null ? out : own);
}

/** The correction that makes a column what was chosen. A role that stood elsewhere leaves there by itself. */
export function choose(column: ImportColumn, choice: string): ImportMapping {
  const leaving = column.role === null ? {} : { [column.role]: null };
  if (choice === own)
    return { roles: leaving, others: { [column.name]: column.becomes ?? ownName(column.name) } };
  if (choice === out) return { roles: leaving, others: { [column.name]: null } };
  return { roles: { ...leaving, [choice]: column.name } };
}

/** A name that a trait or property may have, out of a column's header: `Fecha de alta` → `fecha_de_alta`. */
export function ownName(header: string): string {
  const plain = header
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  return (plain || "column").slice(0, 64);
}

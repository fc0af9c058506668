import type { Language } from "#platform/words";
import type { FieldKind, ObjectDefinition, ObjectField, ObjectType } from "#identify/objects/web";

/** A field while it is being written. `id` keeps it one, whatever it is called; `standing` is what it was before. */
export type DraftField = {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** Separated by commas. */
  readonly options: string;
  readonly standing: ObjectField | null;
};

/** A kind of things while it is being written, in the language of the page. */
export type Draft = {
  readonly one: string;
  readonly many: string;
  readonly icon: ObjectDefinition["icon"];
  /** The id of the field that names the thing. */
  readonly title: string;
  readonly fields: readonly DraftField[];
};

let made = 0;

/** A field that nothing is written of. */
export function bare(): DraftField {
  made += 1;
  return { id: `new-${made}`, name: "", kind: "text", options: "", standing: null };
}

export function draftOf(standing: ObjectType | null, language: Language): Draft {
  if (!standing) {
    const first = bare();
    return { one: "", many: "", icon: "box", title: first.id, fields: [first] };
  }
  return {
    ...standing.names[language],
    icon: standing.icon,
    title: standing.title,
    fields: standing.fields.map((one) => ({
      id: one.key,
      name: one.name[language],
      kind: one.kind,
      options: one.options.join(", "),
      standing: one,
    })),
  };
}

/** What is sent. Texts are written in one language: the other keeps its own, or takes this one where it has none. */
export function definitionOf(
  draft: Draft,
  standing: ObjectType | null,
  language: Language,
): ObjectDefinition {
  const other = language === "es" ? "en" : "es";
  const nouns = { one: draft.one.trim(), many: draft.many.trim() };
  const keys = new Map<string, string>();
  for (const field of draft.fields) {
    const wanted = field.standing?.key ?? (keyOf(field.name) || "field");
    const taken = new Set(keys.values());
    let key = wanted;
    for (let n = 2; taken.has(key); n += 1) key = `${wanted}_${n}`;
    keys.set(field.id, key);
  }
  return {
    names: { es: nouns, en: nouns, ...(standing ? { [other]: standing.names[other] } : {}) },
    icon: draft.icon,
    title: keys.get(draft.title) ?? "",
    fields: draft.fields.map(({ id, name, kind, options, standing: before }) => ({
      key: keys.get(id) ?? "",
      name: { es: name.trim(), en: name.trim(), ...(before ? { [other]: before.name[other] } : {}) },
      kind,
      options:
        kind === "choice"
          ? [...new Set(options.split(",").map((one) => one.trim()))].filter((one) => one !== "")
          : [],
    })),
  };
}

/** A key for what is called so: lower case, without accents. */
export function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_\d]+|_+$/g, "")
    .slice(0, 60);
}

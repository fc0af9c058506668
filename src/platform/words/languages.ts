/** The languages that the product speaks from its first screen. */
export const languages = ["es", "en"] as const;
export type Language = (typeof languages)[number];

/** A slice's texts: the same flat keys in both languages. `{{name}}` interpolates; `key_one`/`key_other` are plural forms. */
export type Words = {
  readonly es: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
};

/** Says a text in one language. */
export type Say = (key: string, params?: Readonly<Record<string, unknown>>) => string;

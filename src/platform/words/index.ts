import i18next from "i18next";
import type { Language, Say, Words } from "./languages.ts";

export { languages } from "./languages.ts";
export type { Language, Say, Words } from "./languages.ts";

/**
 * Makes the speaker of one language from the words of all slices. Keys are flat and dotted (`import.date_invalid`).
 * A key that nobody translated comes back as itself, so that it shows; a law forbids it to exist.
 */
export function speaker(language: Language, words: readonly Words[]): Say {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: Object.assign({}, ...words.map((w) => w[language])) } },
  });
  return (key, params) => instance.t(key, { ...params });
}

/** The language that a person's environment asks for (`LANG`, `LC_ALL`), Spanish where it says nothing. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const asked = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return /^en/i.test(asked) ? "en" : "es";
}

import i18next from "i18next";
import type { i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { languages } from "#platform/words/web";
import type { Language, Words } from "#platform/words/web";

const kept = "vinculo.language";

/** What this browser chose before, else what it asks for, else Spanish. */
export function initialLanguage(): Language {
  const chosen = languages.find((language) => language === localStorage.getItem(kept));
  if (chosen) return chosen;
  return navigator.languages[0]?.toLowerCase().startsWith("en") ? "en" : "es";
}

/** Makes the page speak; the language that a person chooses is kept in their browser. */
export function startWords(words: readonly Words[]): i18n {
  const instance = i18next.createInstance();
  const translation = (language: Language): Record<string, string> =>
    Object.assign({}, ...words.map((one) => one[language]));
  void instance.use(initReactI18next).init({
    lng: initialLanguage(),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: { es: { translation: translation("es") }, en: { translation: translation("en") } },
  });
  document.documentElement.lang = instance.language;
  instance.on("languageChanged", (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(kept, language);
  });
  return instance;
}

import type { Language } from "#platform/words";

/** The region whose habits stand for a language: thousands are grouped always (`1.234`, not `1234`). */
export const localeOf = (language: Language): string => (language === "es" ? "es-ES" : "en-GB");

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "workspace.zone_unknown": "No es una zona horaria conocida; por ejemplo, Europe/Madrid.",
    "workspace.currency_unknown": "No es una moneda de ISO 4217; por ejemplo, EUR.",
    "workspace.country_unknown": "No es un país de ISO 3166; por ejemplo, ES.",
    "workspace.if_match_missing":
      "Falta If-Match con la versión que leíste, para no pisar el cambio de otra persona.",
    "workspace.changed_meanwhile": "Alguien lo cambió entretanto. Vuelve a leerlo y repite el cambio.",
  },
  en: {
    "workspace.zone_unknown": "Not a known time zone; for example, Europe/Madrid.",
    "workspace.currency_unknown": "Not a currency of ISO 4217; for example, EUR.",
    "workspace.country_unknown": "Not a country of ISO 3166; for example, ES.",
    "workspace.if_match_missing":
      "If-Match with the version you read is missing, so that nobody's change is overwritten.",
    "workspace.changed_meanwhile":
      "Somebody changed it in the meantime. Read it again and repeat the change.",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "field.nothing_found": "Nada con ese nombre",
    "field.copy": "Copiar",
    "field.copied": "Copiado",
  },
  en: {
    "field.nothing_found": "Nothing by that name",
    "field.copy": "Copy",
    "field.copied": "Copied",
  },
};

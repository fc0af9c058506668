import type { Words } from "#platform/words";

export const words: Words = {
  es: { "page.document": "{{title}} · Vínculo", "page.close": "Cerrar" },
  en: { "page.document": "{{title}} · Vínculo", "page.close": "Close" },
};

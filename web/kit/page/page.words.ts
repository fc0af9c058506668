import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "page.document": "{{title}} · Vínculo",
    "page.close": "Cerrar",
    "page.confirm": "Escribe {{name}} para confirmarlo",
    "page.cancel": "Cancelar",
  },
  en: {
    "page.document": "{{title}} · Vínculo",
    "page.close": "Close",
    "page.confirm": "Type {{name}} to confirm",
    "page.cancel": "Cancel",
  },
};

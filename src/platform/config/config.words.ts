import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "config.invalid": "La variable {{variable}} no tiene un valor válido; el README explica cada una.",
    "config.secret_unusable":
      "No se puede leer o escribir {{file}} ({{reason}}). Revisa sus permisos, o da un valor a VINCULO_SECRET.",
  },
  en: {
    "config.invalid": "The variable {{variable}} has no valid value; the README explains each one.",
    "config.secret_unusable":
      "{{file}} cannot be read or written ({{reason}}). Check its permissions, or set VINCULO_SECRET.",
  },
};

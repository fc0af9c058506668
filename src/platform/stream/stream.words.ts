import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "stream.full":
      "Hay demasiadas páginas siguiendo los cambios a la vez. Vuelve a intentarlo en un momento.",
  },
  en: {
    "stream.full": "Too many pages are following changes at once. Try again in a moment.",
  },
};

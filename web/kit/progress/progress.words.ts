import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "progress.working": "En marcha",
    "progress.paused": "En pausa",
    "progress.left": "termina en {{time}}",
  },
  en: {
    "progress.working": "Under way",
    "progress.paused": "Paused",
    "progress.left": "ends in {{time}}",
  },
};

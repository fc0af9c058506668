import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "transfer.drop": "Arrastra el archivo hasta aquí",
    "transfer.let_go": "Suéltalo para empezar",
  },
  en: {
    "transfer.drop": "Drag the file here",
    "transfer.let_go": "Let go to begin",
  },
};

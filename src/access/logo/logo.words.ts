import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "logo.too_large": "El archivo pasa de 512 kB.",
    "logo.no_picture": "No es una imagen PNG, JPEG o WebP. Un SVG no se acepta: puede llevar código.",
    "logo.size": "Cada lado tiene que medir entre {{leastSide}} y {{mostSide}} píxeles.",
  },
  en: {
    "logo.too_large": "The file is larger than 512 kB.",
    "logo.no_picture": "This is no PNG, JPEG or WebP picture. An SVG is not taken: it can carry code.",
    "logo.size": "Each side has to measure between {{leastSide}} and {{mostSide}} pixels.",
  },
};

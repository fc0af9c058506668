import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "logo.title": "Logotipo",
    "logo.text": "Se ve junto al nombre del negocio en todas las páginas.",
    "logo.none": "Sin logotipo",
    "logo.of": "Logotipo de {{name}}",
    "logo.choose": "Elegir una imagen",
    "logo.replace": "Cambiar la imagen",
    "logo.remove": "Quitar",
    "logo.limits": "PNG, JPEG o WebP, hasta 512 kB.",
    "logo.file_too_large": "El archivo pasa de 512 kB; redúcelo y vuelve a elegirlo.",
  },
  en: {
    "logo.title": "Logo",
    "logo.text": "It shows beside the name of the business on every page.",
    "logo.none": "No logo",
    "logo.of": "Logo of {{name}}",
    "logo.choose": "Choose a picture",
    "logo.replace": "Change the picture",
    "logo.remove": "Remove",
    "logo.limits": "PNG, JPEG or WebP, up to 512 kB.",
    "logo.file_too_large": "The file is larger than 512 kB; make it smaller and choose it again.",
  },
};

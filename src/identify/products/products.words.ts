import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "products.unknown": "No hay ningún producto con esa referencia.",
    "products.address": "No es una dirección de la web; empieza por https://.",
  },
  en: {
    "products.unknown": "There is no product with that sku.",
    "products.address": "This is no web address; it begins with https://.",
  },
};

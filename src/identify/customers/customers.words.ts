import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "customers.unknown": "No hay ningún cliente con este identificador",
    "customers.identity_missing":
      "Falta decir de quién se trata: externalId, nationalId, email, phone, deviceId o anonymousId",
    "customers.identity_shared":
      "Esta identidad no es de nadie en particular: hace falta una propia de la persona",
    "customers.country_invalid": "Se espera un código de país ISO 3166 de dos letras, como ES",
    "customers.language_invalid": "Se espera un código de idioma, como es o pt-BR",
    "customers.birthday_invalid": "La fecha de nacimiento debe estar entre 1880 y 2099",
    "customers.trait_name":
      "El nombre de un rasgo empieza por letra y tiene hasta 64 letras, cifras, guiones o puntos",
    "customers.trait_reserved": "Este rasgo lo calcula Vínculo y no se puede escribir desde fuera",
    "customers.trait_value":
      "Este valor no sirve para el rasgo: un texto (hasta 2.000 caracteres), un número, sí o no, o nada",
    "customers.traits_over_limit": "Un envío dice hasta 100 rasgos de una persona",
  },
  en: {
    "customers.unknown": "There is no customer with this id",
    "customers.identity_missing":
      "Who it is about is missing: externalId, nationalId, email, phone, deviceId or anonymousId",
    "customers.identity_shared": "This identity is nobody's in particular: one of the person's own is needed",
    "customers.country_invalid": "An ISO 3166 country code of two letters is expected, such as ES",
    "customers.language_invalid": "A language code is expected, such as es or pt-BR",
    "customers.birthday_invalid": "The birthday must lie between 1880 and 2099",
    "customers.trait_name":
      "A trait's name begins with a letter and has up to 64 letters, digits, dashes or points",
    "customers.trait_reserved": "Vínculo works this trait out itself; it cannot be written from outside",
    "customers.trait_value":
      "This value does not fit the trait: a text (up to 2,000 characters), a number, yes or no, or nothing",
    "customers.traits_over_limit": "One item says up to 100 traits of a person",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "national.email_invalid": "No es una dirección de correo: se espera algo como ana@ejemplo.es",
    "national.email_several": "Hay más de una dirección de correo: deja solo una",
    "national.phone_several": "Hay más de un teléfono: deja solo uno",
    "national.phone_rounded":
      "La hoja de cálculo ha redondeado este teléfono (5,2E+11) y se han perdido cifras: da formato de texto a la columna y vuelve a escribirlo",
    "national.phone_letters": "Un teléfono no lleva letras: escribe las cifras, como +34 600 11 22 33",
    "national.phone_short":
      "Faltan cifras para ser un teléfono: escribe el número entero, como +34 600 11 22 33",
    "national.phone_long": "Sobran cifras o signos para ser un teléfono: escríbelo como +34 600 11 22 33",
    "national.id_check_digit":
      "Parece un {{kind}} ({{country}}), pero su dígito o letra de control no corresponde: comprueba si hay una cifra cambiada",
    "national.id_ambiguous":
      "Puede ser de varios países: {{countries}}. Pon delante las dos letras del país, como ES12345678Z",
    "national.id_unknown":
      "No tiene la forma de ningún documento conocido: NIF o NIE, RFC o CURP, cédula o NIT, RUT, CUIT o DNI, CPF o CNPJ, RUC. De otro país, guárdalo como un rasgo con otro nombre",
    "national.postal_code_invalid": "No es un código postal de {{country}}: se espera algo como {{example}}",
  },
  en: {
    "national.email_invalid": "This is no e-mail address: something like ana@example.com is expected",
    "national.email_several": "There is more than one e-mail address: leave only one",
    "national.phone_several": "There is more than one phone number: leave only one",
    "national.phone_rounded":
      "The spreadsheet has rounded this phone number (5.2E+11) and digits are lost: format the column as text and type it again",
    "national.phone_letters": "A phone number has no letters: write its digits, such as +34 600 11 22 33",
    "national.phone_short":
      "Digits are missing for a phone number: write the whole of it, such as +34 600 11 22 33",
    "national.phone_long":
      "There are too many digits or signs for a phone number: write it as +34 600 11 22 33",
    "national.id_check_digit":
      "It looks like a {{kind}} ({{country}}), but its check digit or letter does not agree: look for a mistyped digit",
    "national.id_ambiguous":
      "It could be of several countries: {{countries}}. Put the country's two letters in front, such as ES12345678Z",
    "national.id_unknown":
      "It has the shape of no known document: NIF or NIE, RFC or CURP, cédula or NIT, RUT, CUIT or DNI, CPF or CNPJ, RUC. Keep another country's as a trait of another name",
    "national.postal_code_invalid":
      "This is no postal code of {{country}}: something like {{example}} is expected",
  },
};

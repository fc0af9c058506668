import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "intake.item_invalid": "{{reason}}",
    "intake.text_unstorable":
      "Contiene un carácter nulo, medio carácter o demasiados niveles, y no se puede guardar",
    "intake.reference": "Se espera un texto o un número entero",
    "intake.instant": "Se espera un instante ISO 8601 con su desfase, como 2026-03-01T10:30:00+01:00",
    "intake.instant_out_of_range": "El instante debe estar entre 1900 y 2099",
    "intake.decimal":
      "Se espera un número decimal con punto, como 1234.50, sin separador de miles ni exponente",
    "intake.decimal_as_text": "Un número tan grande pierde exactitud en JSON: envíalo como texto",
    "intake.decimal_too_great": "El número es demasiado grande",
    "intake.decimal_too_fine": "El número tiene demasiados decimales",
    "intake.decimal_negative": "El número no puede ser negativo",
    "intake.decimal_not_positive": "El número debe ser mayor que cero",
    "intake.currency": "Se espera un código de moneda ISO 4217, como EUR",
    "intake.cursor_invalid": "Esta página de la lista no existe: vuelve a la primera",
  },
  en: {
    "intake.item_invalid": "{{reason}}",
    "intake.text_unstorable":
      "It contains a null character, half a character or too many levels, and cannot be kept",
    "intake.reference": "A text or a whole number is expected",
    "intake.instant": "An ISO 8601 instant with its offset is expected, such as 2026-03-01T10:30:00+01:00",
    "intake.instant_out_of_range": "The instant must lie between 1900 and 2099",
    "intake.decimal":
      "A decimal number with a point is expected, such as 1234.50, without thousands separator or exponent",
    "intake.decimal_as_text": "A number this great loses exactness in JSON: send it as text",
    "intake.decimal_too_great": "The number is too great",
    "intake.decimal_too_fine": "The number has too many decimals",
    "intake.decimal_negative": "The number cannot be negative",
    "intake.decimal_not_positive": "The number must be above zero",
    "intake.currency": "An ISO 4217 currency code is expected, such as EUR",
    "intake.cursor_invalid": "This page of the list does not exist: go back to the first",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "objects.type_unknown": "No existe ese tipo de cosa; se define en Ajustes.",
    "objects.unknown": "No hay nada con esa referencia.",
    "objects.of_another": "Esa referencia ya es de otro cliente.",
    "objects.field_invalid": "El campo «{{field}}» no tiene un valor válido.",
    "objects.not_an_option": "No es una de las opciones del campo.",
    "objects.key_invalid": "Solo minúsculas, cifras, guiones y guiones bajos, empezando por una letra.",
    "objects.title_unknown": "El campo que da el nombre tiene que ser uno de los campos.",
    "objects.field_twice": "Hay dos campos con esta clave.",
    "objects.options_missing": "Escribe al menos una opción.",
    "objects.type_in_use": "Todavía hay {{objects}} en uso; quítalos antes.",
    "objects.if_match_missing":
      "Falta If-Match con la versión que leíste (0 si aún no había ninguna), para no pisar el cambio de otra persona.",
    "objects.changed_meanwhile": "Alguien lo cambió entretanto. Vuelve a leerlo y repite el cambio.",
  },
  en: {
    "objects.type_unknown": "There is no such kind of things; it is defined in Settings.",
    "objects.unknown": "There is nothing with that id.",
    "objects.of_another": "That id belongs to another customer already.",
    "objects.field_invalid": "The field “{{field}}” has no valid value.",
    "objects.not_an_option": "This is none of the field's options.",
    "objects.key_invalid":
      "Only lower-case letters, digits, hyphens and underscores, beginning with a letter.",
    "objects.title_unknown": "The field that gives the name has to be one of the fields.",
    "objects.field_twice": "Two fields have this key.",
    "objects.options_missing": "Write at least one option.",
    "objects.type_in_use": "{{objects}} of them are still in use; take those away first.",
    "objects.if_match_missing":
      "If-Match with the version you read is missing (0 where there was none), so that nobody's change is overwritten.",
    "objects.changed_meanwhile": "Somebody changed it in the meantime. Read it again and repeat the change.",
  },
};

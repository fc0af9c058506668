import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "row.identity_missing":
      "La fila no dice de quién es: le falta un identificador, correo, teléfono o documento.",
    "row.identity_shared": "«{{value}}» no es de nadie en particular.",
    "row.externalId_invalid": "«{{value}}» no puede ser un identificador (columna «{{column}}»).",
    "row.email_invalid": "«{{value}}» no es una dirección de correo (columna «{{column}}»).",
    "row.phone_invalid": "«{{value}}» no es un teléfono (columna «{{column}}»).",
    "row.nationalId_invalid": "«{{value}}» no es un documento válido (columna «{{column}}»).",
    "row.trait_invalid": "«{{value}}» no se puede guardar (columna «{{column}}»).",
    "row.type_missing": "La fila no dice qué pasó (columna «{{column}}»).",
    "row.type_invalid":
      "«{{value}}» no es un tipo de suceso (columna «{{column}}»). Se espera algo como visita.hecha, o una respuesta de consentimiento: sí, no, baja.",
    "row.type_reserved": "«{{value}}» lo escribe Vínculo mismo: importa los pedidos o los clientes.",
    "row.props_too_large": "La fila pasa de 32 kB.",
  },
  en: {
    "row.identity_missing":
      "The row does not say whose it is: it lacks an id, an e-mail, a phone or a national id.",
    "row.identity_shared": "“{{value}}” is nobody in particular.",
    "row.externalId_invalid": "“{{value}}” cannot be an id (column “{{column}}”).",
    "row.email_invalid": "“{{value}}” is no e-mail address (column “{{column}}”).",
    "row.phone_invalid": "“{{value}}” is no phone number (column “{{column}}”).",
    "row.nationalId_invalid": "“{{value}}” is no valid national id (column “{{column}}”).",
    "row.trait_invalid": "“{{value}}” cannot be kept (column “{{column}}”).",
    "row.type_missing": "The row does not say what happened (column “{{column}}”).",
    "row.type_invalid":
      "“{{value}}” is no type of event (column “{{column}}”). Something like visit.made is expected, or an answer about consent: yes, no, withdrawn.",
    "row.type_reserved": "“{{value}}” is written by Vínculo itself: import the orders or the customers.",
    "row.props_too_large": "The row has more than 32 kB.",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "access.key_unknown": "Esta clave de API no existe.",
    "access.key_revoked": "La clave de API «{{name}}» se revocó.",
    "access.key_not_found": "No hay ninguna clave vigente con ese identificador.",
  },
  en: {
    "access.key_unknown": "This API key does not exist.",
    "access.key_revoked": "The API key “{{name}}” was revoked.",
    "access.key_not_found": "There is no key of that id that still holds.",
  },
};

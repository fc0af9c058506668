import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "views.unknown": "No hay ninguna vista con este identificador",
    "views.beyond": "Ya tienes {{most}} vistas guardadas; borra alguna antes de guardar otra",
    "views.sharing_forbidden":
      "Las vistas de todo el espacio las cambia quien puede escribir sobre los clientes",
    "views.if_match_missing":
      "Falta If-Match con la versión que leíste, para no pisar el cambio de otra persona.",
    "views.changed_meanwhile": "Otra persona cambió esta vista mientras tanto. Vuelve a leerla.",
  },
  en: {
    "views.unknown": "There is no view with this id",
    "views.beyond": "You have {{most}} saved views already; delete one before you save another",
    "views.sharing_forbidden": "Views of the whole workspace are changed by whoever may write on customers",
    "views.if_match_missing":
      "If-Match with the version you read is missing, so that nobody's change is overwritten.",
    "views.changed_meanwhile": "Somebody else changed this view meanwhile. Read it again.",
  },
};

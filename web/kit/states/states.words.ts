import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "state.loading": "Cargando",
    "state.failed": "No se ha podido mostrar esto",
    "state.safe": "Tus datos están a salvo: no se ha cambiado nada.",
    "state.again": "Intentar de nuevo",
    "state.code": "Código: {{code}}",
    "web.offline": "El servidor no responde. Comprueba que `npm start` sigue en marcha y tu conexión.",
    "web.unexpected": "El servidor ha contestado algo inesperado (estado {{status}}).",
    "web.broken": "Esta página ha fallado.",
  },
  en: {
    "state.loading": "Loading",
    "state.failed": "This could not be shown",
    "state.safe": "Your data is safe: nothing was changed.",
    "state.again": "Try again",
    "state.code": "Code: {{code}}",
    "web.offline":
      "The server does not answer. Check that `npm start` is still running, and your connection.",
    "web.unexpected": "The server answered something unexpected (status {{status}}).",
    "web.broken": "This page has failed.",
  },
};

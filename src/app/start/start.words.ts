import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "start.already_running":
      "Otro `vinculo start` ya trabaja con la base de {{where}}. Detenlo antes, o usa otra base.",
    "start.init": "Preparando la base de datos por primera vez",
    "start.recover": "La última vez no se cerró bien: recuperando la base de datos",
    "start.start": "Arrancando la base de datos",
    "start.migrated": "Esquema al día ({{count}} migraciones aplicadas)",
    "start.building": "Construyendo la página",
    "start.unbuilt": "La página no se pudo construir; la API funciona igualmente. {{reason}}",
    "start.token": "Código para la primera puesta en marcha: {{token}}",
    "start.ready": "Vínculo está en marcha en {{url}} (datos en {{where}}). Ctrl-C lo detiene.",
    "start.lost": "Se perdió la base de datos: arrancándola de nuevo",
    "start.stopping": "Deteniendo",
    "start.stopped": "Detenido; no se ha perdido nada",
  },
  en: {
    "start.already_running":
      "Another `vinculo start` is already working on the database at {{where}}. Stop it first, or use another database.",
    "start.init": "Preparing the database for the first time",
    "start.recover": "It was not shut down properly last time: recovering the database",
    "start.start": "Starting the database",
    "start.migrated": "Schema up to date ({{count}} migrations applied)",
    "start.building": "Building the page",
    "start.unbuilt": "The page could not be built; the API works all the same. {{reason}}",
    "start.token": "Code for the first run: {{token}}",
    "start.ready": "Vínculo is running at {{url}} (data in {{where}}). Ctrl-C stops it.",
    "start.lost": "The database was lost: starting it again",
    "start.stopping": "Stopping",
    "start.stopped": "Stopped; nothing was lost",
  },
};

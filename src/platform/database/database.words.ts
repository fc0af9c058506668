import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "database.unreachable":
      "No se pudo conectar con la base de datos: {{reason}}. Revisa DATABASE_URL y que PostgreSQL esté en marcha.",
    "database.too_old":
      "Este PostgreSQL es de la versión {{version}}; hace falta la {{least}} o una posterior.",
    "database.roles_missing":
      "El usuario de DATABASE_URL no puede crear los roles {{roles}}. Pide a quien administra la base que los cree y te los conceda, o usa un usuario con CREATEROLE.",
    "database.newer":
      "Una versión posterior de Vínculo ya trabajó con estos datos (migración {{migration}}). Instala esa versión o una más nueva.",
    "database.migration_changed":
      "La migración {{migration}} ya se aplicó con otro contenido. Recupera el archivo original: una migración aplicada no se edita.",
  },
  en: {
    "database.unreachable":
      "Could not connect to the database: {{reason}}. Check DATABASE_URL and that PostgreSQL is running.",
    "database.too_old": "This PostgreSQL is version {{version}}; {{least}} or later is needed.",
    "database.roles_missing":
      "The user of DATABASE_URL may not create the roles {{roles}}. Ask whoever runs the database to create and grant them, or use a user with CREATEROLE.",
    "database.newer":
      "A later release of Vínculo has already worked on this data (migration {{migration}}). Install that release or a newer one.",
    "database.migration_changed":
      "Migration {{migration}} was applied with other contents. Restore the original file: an applied migration is never edited.",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "doctor.launches": "PostgreSQL {{version}} se instala, arranca y se detiene aquí",
    "doctor.node": "Node {{version}}; hace falta 24 o posterior",
    "doctor.database_reached": "La base de datos responde",
    "doctor.database_not_running": "Ninguna base de datos en marcha: `npx vinculo start` la arranca",
    "doctor.schema": "El esquema está al día ({{count}} migraciones)",
    "doctor.schema_behind": "Faltan {{missing}} migraciones: `npx vinculo start` las aplica",
    "doctor.schema_missing": "La base está vacía: `npx vinculo start` la prepara",
    "doctor.schema_skipped": "El esquema se comprueba con la base en marcha",
    "doctor.pulse": "El pulso va al día ({{waiting}} avisos en espera)",
    "doctor.parked":
      "{{parked}} clientes apartados por un error en una reacción; {{waiting}} avisos en espera. El registro de `npx vinculo start` dice por qué; se reintentan solos",
    "doctor.pulse_skipped": "El pulso se comprueba con la base en marcha",
    "doctor.all_well": "Todo en orden",
    "doctor.some_wrong_one": "Hay {{count}} cosa por arreglar",
    "doctor.some_wrong_other": "Hay {{count}} cosas por arreglar",
  },
  en: {
    "doctor.launches": "PostgreSQL {{version}} installs, starts and stops here",
    "doctor.node": "Node {{version}}; 24 or later is needed",
    "doctor.database_reached": "The database answers",
    "doctor.database_not_running": "No database running: `npx vinculo start` starts it",
    "doctor.schema": "The schema is up to date ({{count}} migrations)",
    "doctor.schema_behind": "{{missing}} migrations are missing: `npx vinculo start` applies them",
    "doctor.schema_missing": "The database is empty: `npx vinculo start` prepares it",
    "doctor.schema_skipped": "The schema is checked while the database runs",
    "doctor.pulse": "The pulse is up to date ({{waiting}} notices waiting)",
    "doctor.parked":
      "{{parked}} customers set aside because a reaction failed; {{waiting}} notices waiting. The log of `npx vinculo start` says why; they are tried again by themselves",
    "doctor.pulse_skipped": "The pulse is checked while the database runs",
    "doctor.all_well": "All is well",
    "doctor.some_wrong_one": "{{count}} thing needs mending",
    "doctor.some_wrong_other": "{{count}} things need mending",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "task.not_found": "No hay ninguna tarea con ese identificador; las terminadas se guardan una semana.",
    "task.broken": "La tarea falló varias veces por nuestra parte. Código: {{code}}.",
  },
  en: {
    "task.not_found": "There is no task with that identifier; finished ones are kept for a week.",
    "task.broken": "The task failed several times, by our own fault. Code: {{code}}.",
  },
};

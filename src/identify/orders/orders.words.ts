import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "doctor.counts": "Las cuentas de los clientes coinciden con sus pedidos ({{orders}})",
    "doctor.counts_differ":
      "Las cuentas de {{different}} clientes no coinciden con sus pedidos: alguien escribió en la base sin pasar por Vínculo. Vuelve a importar sus pedidos",
    "doctor.counts_skipped": "Las cuentas de los clientes se comprueban con la base en marcha",
  },
  en: {
    "doctor.counts": "The counts that customers carry agree with their orders ({{orders}})",
    "doctor.counts_differ":
      "The counts of {{different}} customers disagree with their orders: somebody wrote to the database past Vínculo. Import their orders again",
    "doctor.counts_skipped": "The counts that customers carry are checked while the database runs",
  },
};

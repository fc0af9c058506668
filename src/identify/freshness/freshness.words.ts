import type { Words } from "#platform/words";

export const words: Words = {
  es: { "freshness.nothing_known": "De este cliente no se conoce ese dato: no hay nada que confirmar" },
  en: { "freshness.nothing_known": "This is not known of the customer: there is nothing to confirm" },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "thresholds.defector_after_risk": "Perdido llega después de en riesgo: pon más ritmos aquí que allí.",
    "thresholds.rhythm_bounds": "El ritmo más largo no puede ser menor que el más corto.",
    "thresholds.rhythm_default": "El ritmo de partida está entre el más corto y el más largo.",
    "thresholds.core_after_repeater":
      "Habitual llega después de repetidor inicial: pon más pedidos aquí que allí.",
    "thresholds.shares_ascend":
      "Cada nivel termina donde empieza el siguiente: esta parte no puede ser menor que la anterior.",
    "thresholds.if_match_missing":
      "Falta If-Match con la versión que leíste, para no pisar el cambio de otra persona.",
    "thresholds.changed_meanwhile":
      "Alguien cambió los umbrales entretanto. Vuelve a leerlos y repite el cambio.",
  },
  en: {
    "thresholds.defector_after_risk": "Lost comes after at risk: put more rhythms here than there.",
    "thresholds.rhythm_bounds": "The longest rhythm cannot be shorter than the shortest.",
    "thresholds.rhythm_default": "The rhythm to start from lies between the shortest and the longest.",
    "thresholds.core_after_repeater": "Core comes after early repeater: put more orders here than there.",
    "thresholds.shares_ascend":
      "Each tier ends where the next begins: this share cannot be smaller than the one before.",
    "thresholds.if_match_missing":
      "If-Match with the version you read is missing, so that nobody's change is overwritten.",
    "thresholds.changed_meanwhile":
      "Somebody changed the thresholds in the meantime. Read them again and repeat the change.",
  },
};

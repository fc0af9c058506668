import type { Words } from "#platform/words";

/** What page and report say of who went where between two dates. */
export const words: Words = {
  es: {
    "flows.title.stage": "Quién cambió de etapa",
    "flows.title.tier": "Quién cambió de nivel",
    "flows.answer":
      "Del {{from}} al {{to}} suben {{up}}, bajan {{down}}, entran {{in}} y salen {{out}}; {{stayed}} siguen donde estaban.",
    "flows.nobody": "Aún no hay clientes en el registro.",
    "flows.new": "No estaban",
    "flows.way": "{{from}} a {{to}}",
    "flows.stayed": "{{place}}, sin cambio",
    "flows.customers_one": "{{n}} cliente",
    "flows.customers_other": "{{n}} clientes",
    "flows.caption.stage":
      "De qué etapa a qué etapa fueron los {{n}} clientes, del {{from}} (izquierda) al {{to}} (derecha)",
    "flows.caption.tier":
      "De qué nivel a qué nivel fueron los {{n}} clientes, del {{from}} (izquierda) al {{to}} (derecha)",
    "flows.table.stage": "Flujo entre etapas",
    "flows.table.tier": "Flujo entre niveles",
    "flows.column.way": "De dónde a dónde",
    "flows.column.customers": "Clientes",
    "flows.column.before": "Trajeron antes",
    "flows.column.after": "Trajeron después",
    "flows.column.difference": "Diferencia",
    "flows.direction.up": "Suben, bajan, entran, salen",
    "flows.define.stage":
      "Entra quien pasa a comprar (primera compra, o vuelta de perdido) y sale quien se da por perdido; entre medias se sube o se baja. En riesgo es el peldaño más bajo.",
    "flows.define.tier":
      "Entra quien pasa a tener compras en el periodo y sale quien deja de tenerlas; entre medias se sube o se baja de nivel.",
    "flows.define.new":
      "Quien a la primera fecha no había comprado nunca y se incorporó al registro después. A esa fecha las demás cifras lo cuentan como potencial.",
  },
  en: {
    "flows.title.stage": "Who changed stage",
    "flows.title.tier": "Who changed tier",
    "flows.answer":
      "From {{from}} to {{to}}, {{up}} went up, {{down}} down, {{in}} came in and {{out}} went out; {{stayed}} stayed where they were.",
    "flows.nobody": "There are no customers on the record yet.",
    "flows.new": "Not there yet",
    "flows.way": "{{from}} to {{to}}",
    "flows.stayed": "{{place}}, no change",
    "flows.customers_one": "{{n}} customer",
    "flows.customers_other": "{{n}} customers",
    "flows.caption.stage":
      "From which stage to which the {{n}} customers went, {{from}} (left) to {{to}} (right)",
    "flows.caption.tier":
      "From which tier to which the {{n}} customers went, {{from}} (left) to {{to}} (right)",
    "flows.table.stage": "Flow between stages",
    "flows.table.tier": "Flow between tiers",
    "flows.column.way": "From where to where",
    "flows.column.customers": "Customers",
    "flows.column.before": "Brought before",
    "flows.column.after": "Brought after",
    "flows.column.difference": "Difference",
    "flows.direction.up": "Up, down, in, out",
    "flows.define.stage":
      "In comes who begins to buy (a first purchase, or a return from defection), out goes who becomes a defector; in between one goes up or down. At risk is the lowest rung.",
    "flows.define.tier":
      "In comes who now has purchases in the period, out goes who has none any more; in between one goes up or down a tier.",
    "flows.define.new":
      "Who had never bought by the first date and joined the record after it. At that date the other figures count them as prospects.",
  },
};

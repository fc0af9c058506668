import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "wealth.title": "Cómo se reparten los ingresos",
    "wealth.answer":
      "El 1 % mejor de los clientes activos trae el {{one}} de los ingresos; el 5 %, el {{five}}; el 20 %, el {{twenty}}. El índice de Gini es {{gini}}: {{read}}.",
    "wealth.read.even": "los ingresos están repartidos",
    "wealth.read.usual": "unos pocos pesan bastante más que los demás",
    "wealth.read.few": "los ingresos dependen de muy pocos",
    "wealth.nothing": "En el periodo no hay ingresos por encima de cero, así que no hay nada que repartir.",
    "wealth.caption":
      "Parte de los ingresos que traen los mejores clientes activos, {{from}} – {{to}} ({{n}} clientes)",
    "wealth.x": "Parte de los clientes activos, de mejor a peor",
    "wealth.y": "Parte de los ingresos",
    "wealth.equality": "Si todos trajeran lo mismo",
    "wealth.mark": "El {{best}} trae el {{share}}",
    "wealth.table": "Reparto de los ingresos",
    "wealth.column.best": "Los mejores",
    "wealth.column.customers": "Clientes",
    "wealth.column.share": "% de ingresos",
    "wealth.column.equal": "Si trajeran lo mismo",
    "wealth.gini": "Índice de Gini",
    "wealth.define.curve":
      "Los clientes activos del periodo de mejor a peor, y qué parte de los ingresos traen los primeros. Cada porcentaje de clientes se redondea hacia arriba; entre quienes traen lo mismo da igual a quién se tome.",
    "wealth.define.gini":
      "0 si todos los clientes activos traen lo mismo, y más cerca de 1 cuanto menos son los que lo traen todo. Por encima de 1 solo si hay quien devolvió más de lo que compró.",
  },
  en: {
    "wealth.title": "How revenue is shared",
    "wealth.answer":
      "The best 1% of active customers bring {{one}} of the revenue; 5%, {{five}}; 20%, {{twenty}}. The Gini coefficient is {{gini}}: {{read}}.",
    "wealth.read.even": "revenue is spread out",
    "wealth.read.usual": "a few weigh much more than the rest",
    "wealth.read.few": "revenue hangs on very few",
    "wealth.nothing": "There is no revenue above zero in the period, so there is nothing to share.",
    "wealth.caption":
      "Share of revenue that the best active customers bring, {{from}} – {{to}} ({{n}} customers)",
    "wealth.x": "Share of active customers, best first",
    "wealth.y": "Share of revenue",
    "wealth.equality": "If all brought the same",
    "wealth.mark": "{{best}} bring {{share}}",
    "wealth.table": "Share of revenue",
    "wealth.column.best": "The best",
    "wealth.column.customers": "Customers",
    "wealth.column.share": "% of revenue",
    "wealth.column.equal": "If all brought the same",
    "wealth.gini": "Gini coefficient",
    "wealth.define.curve":
      "The period's active customers, best first, and the share of revenue that the first of them bring. Each percentage of customers is rounded up; among those who bring the same it does not matter who is taken.",
    "wealth.define.gini":
      "0 where all active customers bring the same, nearer to 1 the fewer bring it all. Above 1 only where somebody returned more than they bought.",
  },
};

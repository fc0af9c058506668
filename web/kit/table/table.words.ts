import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "table.columns": "Columnas",
    "table.sort": "Ordenar por {{column}}",
    "table.loading_more": "Cargando más filas",
    "table.shown_one": "{{n}} fila cargada",
    "table.shown_other": "{{n}} filas cargadas",
    "table.all_one": "{{n}} fila",
    "table.all_other": "{{n}} filas",
  },
  en: {
    "table.columns": "Columns",
    "table.sort": "Sort by {{column}}",
    "table.loading_more": "Loading more rows",
    "table.shown_one": "{{n}} row loaded",
    "table.shown_other": "{{n}} rows loaded",
    "table.all_one": "{{n}} row",
    "table.all_other": "{{n}} rows",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "chart.table": "Ver la tabla",
    "chart.picture": "Ver el gráfico",
    "chart.png": "Exportar la imagen (PNG)",
    "chart.csv": "Exportar los datos (CSV)",
    "chart.export": "Exportar",
  },
  en: {
    "chart.table": "Show the table",
    "chart.picture": "Show the chart",
    "chart.png": "Export the picture (PNG)",
    "chart.csv": "Export the data (CSV)",
    "chart.export": "Export",
  },
};

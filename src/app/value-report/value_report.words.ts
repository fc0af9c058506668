import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "value_report.title": "Informe de valor",
    "value_report.at": "A {{date}}. Importes en {{currency}}.",
    "value_report.no_currency": "la moneda en que llegaron",
    "value_report.period": "Periodo: del {{from}} al {{to}}.",
    "value_report.old": "Cifras de {{date}}; desde entonces han llegado datos nuevos.",
    "value_report.customers": "Clientes",
    "value_report.active": "Activos en el periodo",
    "value_report.revenue": "Ingresos netos del periodo",
    "value_report.repeat": "Han repetido",
    "value_report.gini": "Índice de Gini",
    "value_report.definitions": "Qué significa cada cosa",
    "value_report.page": "{{page}} de {{pages}}",
    "value_report.rows_cut": "Se imprimen {{shown}} filas de {{all}}; la página de Valor las tiene todas.",
  },
  en: {
    "value_report.title": "Value report",
    "value_report.at": "At {{date}}. Amounts in {{currency}}.",
    "value_report.no_currency": "the currency in which they came",
    "value_report.period": "Period: {{from}} to {{to}}.",
    "value_report.old": "Figures of {{date}}; newer data have come since.",
    "value_report.customers": "Customers",
    "value_report.active": "Active in the period",
    "value_report.revenue": "Net revenue of the period",
    "value_report.repeat": "Have bought again",
    "value_report.gini": "Gini coefficient",
    "value_report.definitions": "What the words mean",
    "value_report.page": "{{page}} of {{pages}}",
    "value_report.rows_cut": "{{shown}} of {{all}} rows are printed; the Value page has them all.",
  },
};

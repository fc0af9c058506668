import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "customers.set_unknown": "No hay ningún conjunto de clientes que se llame «{{name}}»",
    "customers.set_invalid": "Con este valor de «{{parameter}}» no se puede saber quiénes son",
    "customers.date_out_of_range": "La fecha va del 1900-01-01 al 2199-12-31.",
    "customers.filter_value": "Con este valor no se puede filtrar por «{{parameter}}»",
    "customers.filters_beyond": "Se puede filtrar por {{most}} condiciones a la vez, no más",
    "customers.column_unknown": "No se puede mostrar «{{column}}» como columna",
    "customers.filter_unknown":
      "No se puede filtrar por «{{parameter}}»; un rasgo se filtra con trait.nombre=valor",
  },
  en: {
    "customers.set_unknown": "There is no set of customers called “{{name}}”",
    "customers.set_invalid": "With this value of “{{parameter}}” nobody can say who they are",
    "customers.date_out_of_range": "Dates run from 1900-01-01 to 2199-12-31.",
    "customers.filter_value": "It cannot be filtered by “{{parameter}}” with this value",
    "customers.filters_beyond": "It can be filtered by {{most}} conditions at once, no more",
    "customers.column_unknown": "“{{column}}” cannot be shown as a column",
    "customers.filter_unknown":
      "It cannot be filtered by “{{parameter}}”; a trait is filtered by trait.name=value",
  },
};

import { plain } from "#identify/tables";
import { tax, vocabulary } from "./header_words.ts";
import type { Role } from "./understanding.contract.ts";

/** A longer cell is no header, and would be slow to look at. */
const HEADER_MAX = 120;
/** Words that make of an amount something else. `con iva`, `incl vat` are taken off before. */
const NOT_AMOUNT = new RegExp(
  `\\b(${tax}|shipping|envio|flete|portes?|discounts?|descuentos?|dto|refund(ed)?|reembols\\w+|costs?|costes?|costos?|tips?|propina|saldo|balance|unit|unitari[oa]|profit|margen|margin|beneficio|qty|quantity|cantidad|count|units|unidades|uds|articulos|items|weight|peso|fees?|commission|comision|outstanding|due|puntos|points|rate|tasa|percent\\w*|porcentaje|orders|pedidos|date|fecha|id)\\b`,
);
/** Dates of an order that are not the day of the order; the last choice. */
const LATE_DATE =
  /\b(ship\w*|envio|entrega|deliver\w*|due|vencimiento|update\w*|modific\w*|actualiza\w*|cancel\w*|return\w*|devolucion|refund\w*|expir\w*|caduc\w*|registro|signup|alta|fulfilled|estimad\w*|last|ultim\w*|pago|paid|payment|cobro)\b/;
const NEVER_DATE = /\b(birth|nacimiento|dob|cumple\w*|birthday)\b/;
/** Words beside "customer" that say something about them and do not name them. */
const ABOUT_BUYER =
  /\b(name|nombre|nome|tipo|type|segment\w*|since|grupo|group|pais|country|city|ciudad|e?mail|correo|telefono|phone|movil|edad|age|sexo|gender|direccion|address|lifetime|date|fecha|status|estado|razon|apellidos?|nuevo|new|notes?|zip|postal|region|provincia|state|rating|satisfaction)\b/;

/**
 * How well a header says a role: 0 is best, null not at all. Case, accents, underscores and camelCase do not matter;
 * what stands in brackets (a currency, mostly) is not read.
 */
export function headerRank(role: Role, header: string): number | null {
  if (header.length > HEADER_MAX) return null;
  const name = plain(header.replace(/[([{].*?[)\]}]/g, " "))
    .replace(new RegExp(`\\b(con|sin|incl\\w*|inc|excl?\\w*|with|without)( de)? ${tax}( inc\\w*)?$`), "")
    .replace(new RegExp(`\\b${tax} (inc|incl|incluido|included)$`), "")
    .replace(/ (eur|usd|gbp|mxn|cop|clp|ars|brl|pen|euros|dolares|pesos)$/, "")
    .trim();
  if (name === "") return null;
  if (role === "amount" && NOT_AMOUNT.test(name)) return null;
  if (role === "date" && NEVER_DATE.test(name)) return null;
  const rank = vocabulary[role].findIndex((pattern) => pattern.test(name));
  if (rank < 0) return null;
  if (role === "customer" && rank === 4 && ABOUT_BUYER.test(name)) return null;
  if (role === "customer" && /\bname$/.test(name)) return null;
  if (role === "order" && /\bname$/.test(name) && !/^(order|invoice|pedido)/.test(name)) return null;
  if (role === "date" && LATE_DATE.test(name)) return rank + 5;
  return rank;
}

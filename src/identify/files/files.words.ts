import type { Words } from "#platform/words";

/** Everything that this slice says: refusals of files (`file.`) and rows (`row.`), warnings, and the roles' names. */
export const words: Words = {
  es: {
    "file.no_rows": "El archivo {{path}} no tiene filas de datos.",
    "file.column_missing":
      "No se encuentra la columna de $t(file.role.{{role}}). Columnas que hay: {{columns}}. Indícala con --map {{role}}=COLUMNA (nombre o posición).",
    "file.too_many_columns": "El archivo tiene {{columns}} columnas; se leen hasta {{limit}}.",
    "file.map_unknown_role": "--map: no existe el papel «{{role}}». Los que hay: {{roles}}.",
    "file.map_unknown_column": "--map: no existe la columna «{{column}}». Las que hay: {{columns}}.",
    "file.no_readable_rows":
      "No se pudo leer ninguna fila de {{path}}. Motivo más frecuente ({{rows}} filas, la primera en la línea {{line}}): $t({{reason}})",
    "file.warning.date_ambiguous":
      "Nada en la columna {{column}} distingue el día del mes ({{rows}} fechas): se leyó primero el día.",
    "file.warning.date_contradictory":
      "La columna {{column}} mezcla día/mes y mes/día: decidió la mayoría, y {{rows}} fechas no encajan.",
    "file.warning.number_ambiguous":
      "En la columna {{column}} el signo «{{sign}}» podría ser de decimales o de millares ({{rows}} valores): se leyó como decimales.",
    "file.warning.number_grouped":
      "En la columna {{column}} el signo «{{sign}}» podría ser de decimales o de millares ({{rows}} valores): se leyó como millares.",
    "file.warning.currencies_mixed": "Hay varias monedas ({{currencies}}): manda la más frecuente.",
    "file.warning.cancelled_means_paid":
      "En la columna {{column}} casi todo está «cancelado»: se entendió como pagado, no como anulado.",
    "file.warning.encoding_mixed":
      "El archivo mezcla codificaciones (UTF-8 y Windows-1252): algunos acentos pueden verse mal.",
    "file.warning.customer_is_email":
      "No hay columna de cliente: cada cliente se reconoce por su correo ({{column}}).",
    "file.warning.customer_is_name":
      "No hay columna de cliente: cada cliente se reconoce por su nombre ({{column}}), y los tocayos cuentan como uno.",
    "file.warning.order_totals_repeated":
      "La columna {{column}} repite el total del pedido en cada línea: se usó cantidad × precio para no contarlo varias veces.",
    "file.role.customer": "cliente",
    "file.role.order": "pedido",
    "file.role.date": "fecha",
    "file.role.time": "hora",
    "file.role.amount": "importe",
    "file.role.quantity": "cantidad",
    "file.role.price": "precio unitario",
    "file.role.currency": "moneda",
    "file.role.status": "estado",
    "file.role.sku": "código de producto",
    "file.role.product": "producto",
    "file.role.name": "nombre",
    "file.role.email": "correo",
    "row.columns_missing": "La línea tiene {{found}} columnas y hacen falta {{expected}}.",
    "row.columns_extra":
      "La línea tiene {{found}} columnas y solo caben {{expected}}: ¿un separador sin comillas?",
    "row.date_missing": "Falta la fecha ({{column}}).",
    "row.date_invalid": "«{{value}}» no es una fecha ({{column}}).",
    "row.date_out_of_range": "El año de «{{value}}» no está entre 1900 y 2100 ({{column}}).",
    "row.time_invalid": "«{{value}}» no es una hora ({{column}}).",
    "row.amount_missing": "Falta el importe ({{column}}).",
    "row.amount_invalid": "«{{value}}» no es un importe ({{column}}).",
    "row.amount_out_of_range":
      "El importe «{{value}}» es demasiado grande o tiene demasiados decimales ({{column}}).",
    "row.quantity_missing": "Falta la cantidad ({{column}}).",
    "row.quantity_invalid": "«{{value}}» no es una cantidad ({{column}}).",
    "row.quantity_out_of_range":
      "La cantidad «{{value}}» es demasiado grande o tiene demasiados decimales ({{column}}).",
    "row.price_missing": "Falta el precio ({{column}}).",
    "row.price_invalid": "«{{value}}» no es un precio ({{column}}).",
    "row.price_out_of_range":
      "El precio «{{value}}» es demasiado grande o tiene demasiados decimales ({{column}}).",
  },
  en: {
    "file.no_rows": "The file {{path}} has no rows of data.",
    "file.column_missing":
      "No column for the $t(file.role.{{role}}) was found. The columns are: {{columns}}. Name it with --map {{role}}=COLUMN (header or position).",
    "file.too_many_columns": "The file has {{columns}} columns; up to {{limit}} are read.",
    "file.map_unknown_role": "--map: there is no role “{{role}}”. The roles are: {{roles}}.",
    "file.map_unknown_column": "--map: there is no column “{{column}}”. The columns are: {{columns}}.",
    "file.no_readable_rows":
      "No row of {{path}} could be read. The commonest reason ({{rows}} rows, the first on line {{line}}): $t({{reason}})",
    "file.warning.date_ambiguous":
      "Nothing in column {{column}} tells day from month ({{rows}} dates): the day was read first.",
    "file.warning.date_contradictory":
      "Column {{column}} mixes day/month and month/day: the majority decided, and {{rows}} dates do not fit.",
    "file.warning.number_ambiguous":
      "In column {{column}} the sign “{{sign}}” could mark decimals or thousands ({{rows}} values): it was read as decimals.",
    "file.warning.number_grouped":
      "In column {{column}} the sign “{{sign}}” could mark decimals or thousands ({{rows}} values): it was read as thousands.",
    "file.warning.currencies_mixed":
      "There are several currencies ({{currencies}}): the commonest one leads.",
    "file.warning.cancelled_means_paid":
      "In column {{column}} nearly everything is “cancelado”: it was read as paid, not as cancelled.",
    "file.warning.encoding_mixed":
      "The file mixes encodings (UTF-8 and Windows-1252): some accents may look wrong.",
    "file.warning.customer_is_email":
      "There is no customer column: customers are known by their e-mail ({{column}}).",
    "file.warning.customer_is_name":
      "There is no customer column: customers are known by their name ({{column}}), and namesakes count as one.",
    "file.warning.order_totals_repeated":
      "Column {{column}} repeats the order's total on each line: quantity × price was used, so that it counts once.",
    "file.role.customer": "customer",
    "file.role.order": "order",
    "file.role.date": "date",
    "file.role.time": "time",
    "file.role.amount": "amount",
    "file.role.quantity": "quantity",
    "file.role.price": "unit price",
    "file.role.currency": "currency",
    "file.role.status": "status",
    "file.role.sku": "product code",
    "file.role.product": "product",
    "file.role.name": "name",
    "file.role.email": "e-mail",
    "row.columns_missing": "The line has {{found}} columns and {{expected}} are needed.",
    "row.columns_extra":
      "The line has {{found}} columns and there is room for {{expected}}: a delimiter without quotes?",
    "row.date_missing": "The date is missing ({{column}}).",
    "row.date_invalid": "“{{value}}” is not a date ({{column}}).",
    "row.date_out_of_range": "The year of “{{value}}” is not between 1900 and 2100 ({{column}}).",
    "row.time_invalid": "“{{value}}” is not a time of day ({{column}}).",
    "row.amount_missing": "The amount is missing ({{column}}).",
    "row.amount_invalid": "“{{value}}” is not an amount ({{column}}).",
    "row.amount_out_of_range": "The amount “{{value}}” is too large or has too many decimals ({{column}}).",
    "row.quantity_missing": "The quantity is missing ({{column}}).",
    "row.quantity_invalid": "“{{value}}” is not a quantity ({{column}}).",
    "row.quantity_out_of_range":
      "The quantity “{{value}}” is too large or has too many decimals ({{column}}).",
    "row.price_missing": "The price is missing ({{column}}).",
    "row.price_invalid": "“{{value}}” is not a price ({{column}}).",
    "row.price_out_of_range": "The price “{{value}}” is too large or has too many decimals ({{column}}).",
  },
};

import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "exchange.title": "Tipos de cambio",
    "exchange.text":
      "Lo vendido en otra moneda se cuenta al cambio del día del pedido: el último que haya ese día o antes. Al decir un cambio, los pedidos que le tocan se valoran de nuevo.",
    "exchange.no_home": "Falta la moneda del negocio",
    "exchange.no_home_text":
      "Los cambios van de otras monedas a la tuya. Di primero en qué moneda cuentas tus ventas.",
    "exchange.say_home": "Decir la moneda en Espacio de trabajo",
    "exchange.none": "Ningún tipo de cambio todavía",
    "exchange.none_text":
      "Solo hacen falta si vendes en más de una moneda. Escríbelos arriba, uno por línea, o envíalos por la API.",
    "exchange.none_of": "Todavía no hay ningún cambio de {{currency}}.",
    "exchange.waiting": "Hay ventas que esperan un tipo de cambio y aún no suman",
    "exchange.orders_one": "{{n}} pedido",
    "exchange.orders_other": "{{n}} pedidos",
    "exchange.refunds_one": "{{n}} devolución",
    "exchange.refunds_other": "{{n}} devoluciones",
    "exchange.currency": "Moneda",
    "exchange.caption": "Cuántos {{home}} vale 1 {{currency}}, desde cada fecha",
    "exchange.from": "Desde",
    "exchange.rate": "Cambio",
    "exchange.first_ones": "Se muestran los primeros 500.",
    "exchange.add": "Añadir o corregir",
    "exchange.add_text":
      "Una línea por cambio: moneda, fecha y cuántos {{home}} vale una unidad. Se puede pegar de una hoja de cálculo.",
    "exchange.not_understood": "No se entiende «{{line}}».",
    "exchange.save": "Guardar los cambios",
    "exchange.saved_one": "{{n}} cambio guardado.",
    "exchange.saved_other": "{{n}} cambios guardados.",
    "exchange.repriced_one": "Las ventas de {{n}} cliente se han valorado de nuevo.",
    "exchange.repriced_other": "Las ventas de {{n}} clientes se han valorado de nuevo.",
  },
  en: {
    "exchange.title": "Exchange rates",
    "exchange.text":
      "What was sold in another currency counts at the rate of the order's day: the latest on or before it. When a rate is said, the orders that it concerns are priced again.",
    "exchange.no_home": "The currency of the business is missing",
    "exchange.no_home_text":
      "Rates lead from other currencies to yours. Say first in which currency you count your sales.",
    "exchange.say_home": "Say the currency in Workspace",
    "exchange.none": "No rate yet",
    "exchange.none_text":
      "They are needed only if you sell in more than one currency. Write them above, one a line, or send them by the API.",
    "exchange.none_of": "There is no rate of {{currency}} yet.",
    "exchange.waiting": "Some sales wait for a rate and are in no sum yet",
    "exchange.orders_one": "{{n}} order",
    "exchange.orders_other": "{{n}} orders",
    "exchange.refunds_one": "{{n}} return",
    "exchange.refunds_other": "{{n}} returns",
    "exchange.currency": "Currency",
    "exchange.caption": "What 1 {{currency}} is worth in {{home}}, from each date",
    "exchange.from": "From",
    "exchange.rate": "Rate",
    "exchange.first_ones": "The first 500 are shown.",
    "exchange.add": "Add or correct",
    "exchange.add_text":
      "A line for each: currency, date and what one unit is worth in {{home}}. It can be pasted from a spreadsheet.",
    "exchange.not_understood": "“{{line}}” is not understood.",
    "exchange.save": "Save the rates",
    "exchange.saved_one": "{{n}} rate saved.",
    "exchange.saved_other": "{{n}} rates saved.",
    "exchange.repriced_one": "The sales of {{n}} customer were priced again.",
    "exchange.repriced_other": "The sales of {{n}} customers were priced again.",
  },
};

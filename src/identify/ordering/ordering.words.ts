import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "orders.line_price_missing": "La línea no dice cuánto vale: falta unitPrice o amount",
    "orders.total_missing": "El pedido no dice cuánto vale: faltan las líneas o el total",
    "orders.total_differs":
      "El total no es la suma de las líneas: añade una línea para lo que falte (envío, descuento) o envía solo el total",
    "orders.total_negative": "Un pedido no vale menos de cero: lo devuelto se envía como reembolso",
    "orders.placed_and_cancelled": "El pedido dice que sigue en pie y también cuándo se anuló",
    "orders.cancelled_when": "Falta cuándo se anuló el pedido: cancelledAt o updatedAt",
    "orders.refund_amount_missing": "El reembolso no dice cuánto se devolvió: falta amount o sus líneas",
    "orders.refund_of_nobody": "El reembolso no dice de quién es: falta orderRef o una identidad",
    "orders.home_currency_missing":
      "El espacio de trabajo aún no tiene moneda propia: elígela en Ajustes y después di qué valen las demás",
    "orders.rate_of_home": "{{currency}} es la moneda propia: vale siempre 1",
  },
  en: {
    "orders.line_price_missing": "The line does not say what it is worth: unitPrice or amount is missing",
    "orders.total_missing": "The order does not say what it is worth: lines or total are missing",
    "orders.total_differs":
      "The total is not the sum of the lines: add a line for what is missing (postage, discount) or send the total alone",
    "orders.total_negative": "An order is not worth less than zero: what was given back is sent as a refund",
    "orders.placed_and_cancelled": "The order says that it stands and also when it was cancelled",
    "orders.cancelled_when": "When the order was cancelled is missing: cancelledAt or updatedAt",
    "orders.refund_amount_missing":
      "The refund does not say how much went back: amount or its lines are missing",
    "orders.refund_of_nobody": "The refund does not say whose it is: orderRef or an identity is missing",
    "orders.home_currency_missing":
      "The workspace has no currency of its own yet: choose it in Settings, then say what the others are worth",
    "orders.rate_of_home": "{{currency}} is the workspace's own currency: it is always worth 1",
  },
};

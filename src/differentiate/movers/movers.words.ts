import type { Words } from "#platform/words";

/** Why somebody moved. */
export const words: Words = {
  es: {
    "because.new_on_record": "Nuevo en el registro, aún sin compras",
    "because.first_purchase_one": "Primera compra: {{n}} pedido, {{value}}",
    "because.first_purchase_other": "Primera compra, y {{n}} pedidos en total: {{value}}",
    "because.silent_one": "Sin comprar desde hace {{n}} día, más de {{times}} veces su ritmo ({{rhythm}})",
    "because.silent_other": "Sin comprar desde hace {{n}} días, más de {{times}} veces su ritmo ({{rhythm}})",
    "because.silent_twice_one": "Sin comprar desde hace {{n}} día, más del doble de su ritmo ({{rhythm}})",
    "because.silent_twice_other": "Sin comprar desde hace {{n}} días, más del doble de su ritmo ({{rhythm}})",
    "because.rhythm_moved":
      "El ritmo con que se le mide pasó de {{before}} a {{after}} días; lleva {{days}} sin comprar",
    "because.came_back_one": "Volvió el {{date}}, tras {{n}} día sin comprar",
    "because.came_back_other": "Volvió el {{date}}, tras {{n}} días sin comprar",
    "because.bought_again_one": "Compró otra vez: {{n}} pedido, el último el {{date}}",
    "because.bought_again_other": "Compró otra vez: {{n}} pedidos, el último el {{date}}",
    "because.more_orders_one": "{{n}} pedido más (de {{before}} a {{after}})",
    "because.more_orders_other": "{{n}} pedidos más (de {{before}} a {{after}})",
    "because.cancelled_one": "Se canceló {{n}} pedido",
    "because.cancelled_other": "Se cancelaron {{n}} pedidos",
    "because.named_partner": "Nombrado socio a mano",
    "because.partner_ended": "Dejó de ser socio",
    "because.left_period_one": "Su {{n}} pedido salió del periodo de {{months}} meses",
    "because.left_period_other": "Sus {{n}} pedidos salieron del periodo de {{months}} meses",
    "because.back_in_period_one": "Volvió a comprar: {{n}} pedido, {{value}}",
    "because.back_in_period_other": "Volvió a comprar: {{n}} pedidos, {{value}}",
    "because.cut_rose":
      "Otros subieron: el corte de {{tier}} pasó de {{before}} a {{after}}, y trae {{value}}",
    "because.cut_fell":
      "Otros bajaron: el corte de {{tier}} pasó de {{before}} a {{after}}, y trae {{value}}",
    "because.orders_more_one":
      "{{n}} pedido más en el periodo (de {{before}} a {{after}}); de {{valueBefore}} a {{valueAfter}}",
    "because.orders_more_other":
      "{{n}} pedidos más en el periodo (de {{before}} a {{after}}); de {{valueBefore}} a {{valueAfter}}",
    "because.orders_fewer_one":
      "{{n}} pedido menos en el periodo (de {{before}} a {{after}}); de {{valueBefore}} a {{valueAfter}}",
    "because.orders_fewer_other":
      "{{n}} pedidos menos en el periodo (de {{before}} a {{after}}); de {{valueBefore}} a {{valueAfter}}",
    "because.other_value":
      "Los mismos pedidos en el periodo por otro importe: de {{valueBefore}} a {{valueAfter}}",
    "because.record_changed": "Cambió algo en el registro de sus compras",
  },
  en: {
    "because.new_on_record": "New on the record, no purchase yet",
    "because.first_purchase_one": "First purchase: {{n}} order, {{value}}",
    "because.first_purchase_other": "First purchase, and {{n}} orders in all: {{value}}",
    "because.silent_one": "No purchase for {{n}} day, more than {{times}} times their rhythm ({{rhythm}})",
    "because.silent_other": "No purchase for {{n}} days, more than {{times}} times their rhythm ({{rhythm}})",
    "because.silent_twice_one": "No purchase for {{n}} day, more than twice their rhythm ({{rhythm}})",
    "because.silent_twice_other": "No purchase for {{n}} days, more than twice their rhythm ({{rhythm}})",
    "because.rhythm_moved":
      "The rhythm that they are measured by went from {{before}} to {{after}} days; no purchase for {{days}}",
    "because.came_back_one": "Came back on {{date}}, after {{n}} day without a purchase",
    "because.came_back_other": "Came back on {{date}}, after {{n}} days without a purchase",
    "because.bought_again_one": "Bought again: {{n}} order, the last on {{date}}",
    "because.bought_again_other": "Bought again: {{n}} orders, the last on {{date}}",
    "because.more_orders_one": "{{n}} more order (from {{before}} to {{after}})",
    "because.more_orders_other": "{{n}} more orders (from {{before}} to {{after}})",
    "because.cancelled_one": "{{n}} order was cancelled",
    "because.cancelled_other": "{{n}} orders were cancelled",
    "because.named_partner": "Named a partner by hand",
    "because.partner_ended": "No longer a partner",
    "because.left_period_one": "Their {{n}} order left the period of {{months}} months",
    "because.left_period_other": "Their {{n}} orders left the period of {{months}} months",
    "because.back_in_period_one": "Bought again: {{n}} order, {{value}}",
    "because.back_in_period_other": "Bought again: {{n}} orders, {{value}}",
    "because.cut_rose":
      "Others rose: the cut of {{tier}} went from {{before}} to {{after}}, and they bring {{value}}",
    "because.cut_fell":
      "Others fell: the cut of {{tier}} went from {{before}} to {{after}}, and they bring {{value}}",
    "because.orders_more_one":
      "{{n}} more order in the period (from {{before}} to {{after}}); {{valueBefore}} to {{valueAfter}}",
    "because.orders_more_other":
      "{{n}} more orders in the period (from {{before}} to {{after}}); {{valueBefore}} to {{valueAfter}}",
    "because.orders_fewer_one":
      "{{n}} fewer order in the period (from {{before}} to {{after}}); {{valueBefore}} to {{valueAfter}}",
    "because.orders_fewer_other":
      "{{n}} fewer orders in the period (from {{before}} to {{after}}); {{valueBefore}} to {{valueAfter}}",
    "because.other_value": "The same orders in the period for another sum: {{valueBefore}} to {{valueAfter}}",
    "because.record_changed": "Something in the record of their purchases changed",
  },
};

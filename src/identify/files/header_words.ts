import type { Role } from "./understanding.contract.ts";

// Pieces of headers in plain form (see `plain`): who buys, what paper says so, what numbers it.
const buyer =
  "(?:customer|client|cliente|comprador|compradora|buyer|shopper|consumer|consumidor|cust|cli|member|socio|user|usuario|guest|household|abonado|contacto|contact|account|patient|paciente|alumno|donor|donante|person|persona)";
const paper =
  "(?:order|pedido|invoice|factura|fatura|ticket|receipt|recibo|boleta|transaction|transaccion|trans|trx|txn|sale|sales|venta|compra|purchase|document|documento|doc|comprobante|folio|albaran|nota|orden|basket|bill|cart|encomenda|operacion|operation|checkout|reserva|booking)";
const number =
  "(?:id|ids|identifier|identificador|no|n|nr|nro|num|numero|number|code|codigo|cod|key|clave|ref|reference|referencia|uid|uuid|folio|name)";
/** Taxes, in the countries of our users. */
export const tax = "(?:iva|igv|itbis|vat|tax|taxes|impuestos?|gst)";

/** Per role what headers say it, best first. The place in the list is the rank; lists were made from real exports. */
export const vocabulary: Readonly<Record<Role, readonly RegExp[]>> = {
  customer: [
    rx(`${buyer}s?(?: de)? ?${number}|${number}(?: del?| of)?(?: la| el)? ?${buyer}s?`),
    rx(`customers?|clientes?|clients?|comprador|buyer|shopper|consumidor|cust|cli`),
    rx(`users?|usuario|member|socio|account|cuenta|donor|donante|paciente|visitor id|person`),
    rx(`
      (?:n |num |numero |no )?(?:de )?(?:dni|nif|nie|cif|rut|run|ruc|cedula|nit|rfc|curp|cpf|cnpj|cuit|cuil|pasaporte|passport|identificacion|documento de identidad|documento identidad|tax id|vat (?:id|number)|national id)(?: (?:del? )?(?:cliente|customer|comprador))?|
      dni nif|nif cif|dni nie|rut dni|(?:documento|doc)(?: del?)? cliente`),
    new RegExp(`\\b${buyer}\\b`),
    rx(`
      (?:loyalty|tarjeta|card|fidelidad|membership)(?: (?:de )?(?:fidelidad|cliente|socio))?(?: (?:card|id|no|number|numero))*|
      n tarjeta`),
  ],
  order: [
    rx(`
      ${paper}s?(?: de (?:venta|compra|pedido))? ?${number}|
      ${number}(?: del?| of)?(?: la| el)? ?${paper}(?: de (?:venta|compra))?`),
    rx(`
      pedido|order|orden|factura|invoice|fatura|ticket|boleta|recibo|receipt|folio|comprobante|
      albaran|transaccion|transaction|basket|bill|orden de compra`),
    rx(`documento|document|doc|operacion|nota`),
    rx(`id|ref|reference|referencia|numero|number|no|n|num`),
  ],
  date: [
    rx(`
      (?:fecha|date|data|fec|f|dia|day)(?: y hora)?(?: del?| of)?(?: la| el)? ${paper}s?|
      ${paper}s? (?:date|datetime|date time|timestamp|day|dt)|fecha (?:de )?emision|
      fecha (?:de )?movimiento|invoicedate|orderdate|fechapedido|fechafactura`),
    rx(`fecha|date|data|fec|fecha (?:y )?hora|date ?time|timestamp|date (?:and )?time`),
    rx(`
      (?:order |fecha |date )?(?:de )?(?:created|creat(?:ion|ed) date|creacion)(?: at| on| date)?|
      (?:placed|ordered|purchased|processed|completed|sold|billed|invoiced) (?:at|on|date)|
      fecha (?:de )?(?:alta|registro|operacion)`),
    rx(`dia|day|time|when|event time|event timestamp|cuando|at|${paper}s? time`),
    /\b(fecha|date|datetime|timestamp)\b/,
  ],
  time: [
    rx(`
      hora|time|hour|horario|time of day|hora (?:del?|de la)? ?${paper}|${paper} (?:time|hour)|
      hora (?:de )?emision`),
  ],
  amount: [
    rx(`
      (?:line|line ?item|item|row)s? (?:net |gross )?(?:total|amount|revenue|value|sales)|
      (?:total|importe|monto|valor)(?: de)?(?: la)? (?:linea|renglon)|ext(?:ended)? (?:price|amount)|
      linetotal`),
    rx(`
      (?:importe|monto|valor|precio|amount|price|value|sales|revenue|net|neto|coste) total|
      total (?:importe|monto|amount|value|price|sales|revenue|paid|net|neto|spent|pagado|facturado|general|venta|a pagar)|
      grand total|${paper}s? total|total(?: del?)?(?: la)? ${paper}s?|totalprice|totalamount|
      valortotal`),
    rx(`total|totales`),
    rx(`
      importe|monto|amount|valor|value|revenue|ingresos?|ventas?|sales?|dollar value|spend|spent|
      gasto|facturacion|neto|net|turnover|pagado|paid|dollars|euros?|eur|usd|pesos|price paid|bruto|
      gross|importe (?:neto|bruto)|(?:net|gross) (?:amount|sales|revenue|value)|
      ${paper}s? (?:amount|value|revenue|importe|valor|monto)|
      (?:importe|monto|valor|amount)(?: del?| of)?(?: la)? ${paper}s?|payment amount|amount paid|
      payment|pago|money|montant`),
    /\b(importe|monto|amount|total|revenue|valor|value|sales|ventas)\b/,
    rx(`subtotal|sub total|base imponible|base`),
  ],
  quantity: [
    rx(`
      cantidad|cant|qty|quantity|quantidade|unidades|uds|ud|units|unid|items|pieces|piezas|pzas|pcs|
      line ?item quantity|volumen|copies`),
    /^(?:(?:order|item|product|sold|total) )?(?:qty|quantity|cantidad|unidades|units|items)(?: (?:sold|ordered|vendid[ao]s?|pedid[ao]s?|total|de \w+))?$/,
    /^(?:number|numero|num|no|n)(?: of| de)? (?:\w+s|cds|units|items)$/,
  ],
  price: [
    rx(`
      unit ?price|precio ?unitario|precio(?: por| x)? (?:unidad|unit|ud|u)|
      (?:valor|importe|monto|costo) unitario|price (?:each|per unit|unit)|unit (?:value|amount)|
      preco unitario|p unit(?:ario)?|punit|pu|line ?item price`),
    rx(`
      precio|price|pvp|preco|(?:item|selling|sale|sales|list|retail|product) price|
      precio (?:de )?(?:venta|lista|neto|producto)|tarifa`),
  ],
  currency: [
    rx(`
      moneda|currency|divisa|moeda|(?:currency|moneda|divisa) (?:code|id|codigo|iso)|
      codigo (?:de )?(?:moneda|divisa)|${paper} currency|moneda (?:del? )?(?:pedido|factura)`),
  ],
  status: [
    rx(`
      (?:order |financial |payment |invoice )?status|
      estado(?: del?)?(?: la)?(?: pedido| orden| factura| venta| pago)?|situacion|estatus`),
    rx(`
      tipo|type|
      tipo (?:de )?(?:documento|movimiento|operacion|comprobante|transaccion|linea|venta|registro|doc)|
      ${paper} type|movimiento|concepto|event|event type|kind|clase`),
  ],
  sku: [
    rx(`
      sku|stock ?code|
      (?:product|item|article|producto|articulo|material) ?(?:id|code|no|number|sku|ref|key)|
      (?:id|codigo|cod|ref|referencia|n|clave)(?: del?)? (?:producto|articulo|item|product|material|prenda)|
      line ?item sku|codproducto|codarticulo|idproducto|asin|ean|upc|isbn|barcode|
      codigo (?:de )?barras|plu`),
    rx(`articulo|article|item|codigo|cod|code|referencia|ref`),
  ],
  product: [
    rx(`
      descripcion|description|desc|producto|product|
      (?:product|item|article) (?:name|description|title|desc)|
      (?:nombre|descripcion|desc)(?: del?)? (?:producto|articulo|item)|line ?item name|produto|
      descricao`),
    rx(`articulo|item|article|concepto|detalle|detail|title|titulo|denominacion`),
  ],
  name: [
    rx(`
      (?:customer|client|buyer|shopper|billing|user|member|full) (?:full )?name|
      nombre(?: completo)?(?: del?)? (?:cliente|comprador|usuario|socio)|cliente nombre|razon social|
      nombre (?:y )?apellidos?|nombre completo|customername|nombrecliente|nome do cliente`),
    rx(`name|nombre|nome`),
  ],
  email: [
    rx(`
      e ?mail|correo(?: electronico)?|mail|
      (?:e ?mail|correo)(?: electronico| address)?(?: del? )?(?: ?(?:cliente|customer|comprador))?|
      (?:customer|client|buyer|billing|user|contact) e ?mail(?: address)?|
      direccion (?:de )?(?:correo|email)|email address`),
  ],
};

/** A header that is one of these phrases from end to end; line breaks are ours. */
function rx(phrases: string): RegExp {
  return new RegExp(`^(?:${phrases.replace(/\n\s*/g, "")})$`);
}

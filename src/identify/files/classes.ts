import { plain } from "#identify/tables";

/** What a line is about: goods, or one of the things that shops also book as lines. */
export type LineClass = "goods" | "adjustment" | "postage_or_fee" | "bad_debt";

/** Stock codes that are no goods whatever their description; from Online Retail, and shops' own habits. */
const codes: Readonly<Record<string, LineClass>> = {
  POST: "postage_or_fee",
  POSTAGE: "postage_or_fee",
  DOT: "postage_or_fee",
  AMAZONFEE: "postage_or_fee",
  "BANK CHARGES": "postage_or_fee",
  CRUK: "postage_or_fee",
  SHIPPING: "postage_or_fee",
  FREIGHT: "postage_or_fee",
  ENVIO: "postage_or_fee",
  ENVÍO: "postage_or_fee",
  PORTES: "postage_or_fee",
  FLETE: "postage_or_fee",
  ADJUST: "adjustment",
  ADJUST2: "adjustment",
  AJUSTE: "adjustment",
  DESCUENTO: "adjustment",
  DISCOUNT: "adjustment",
};

/** Codes of one or two letters may be sizes elsewhere: they count only where no description says otherwise. */
const shortCodes: Readonly<Record<string, LineClass>> = {
  C2: "postage_or_fee",
  M: "adjustment",
  D: "adjustment",
  S: "adjustment",
  B: "bad_debt",
};

const BAD_DEBT =
  /\bbad debts?\b|\bincobrables?\b|\bimpagad[oa]s?\b|\bwrite[- ]?offs?\b|\bdeuda incobrable\b/i;
const POSTAGE = new RegExp(
  [
    "^(dotcom )?postage\\b",
    "^((next day|standard|express) )?carriage$",
    "^packing charges?",
    "^bank charges?",
    "^amazon fee",
    "^(\\S+ )?commission$",
    "^(\\S+ ){0,2}shipping( (charge|cost|fee|costs|fees|and handling|& handling|method.*))?$",
    "^delivery( (charge|cost|fee)s?)?$",
    "^(freight|handling|postage|service|processing|transaction|delivery|payment)( (charge|cost|fee)s?)?$",
    "^(gastos?|costes?|costos?|cargos?|tarifas?) (de |del |por )?(env[ií]o|manipulaci[oó]n|transporte|gesti[oó]n|servicio|portes?|despacho)",
    "^env[ií]os?\\b",
    "^portes?\\b",
    "^fletes?\\b",
    "^despacho\\b",
    "^comisi[oó]n(es)?\\b",
    "^frete\\b",
  ].join("|"),
  "i",
);
const ADJUSTMENT = new RegExp(
  [
    "^manual$",
    "^discounts?\\b",
    "^descuentos?\\b",
    "^desconto",
    "^dto\\b",
    "\\badjust(ment|ments|ed)?\\b",
    "^ajustes?\\b",
    "^redondeo",
    "^rounding",
    "^samples?([/ ]+damages?)?$",
    "^muestras?( gratis| gratuitas?)?$",
    "^vales? (de )?descuento",
    "^cup[oó]n(es)?( de)? descuento",
    "^(discount )?coupon",
    "^bonificaci[oó]n",
    "^rebates?$",
  ].join("|"),
  "i",
);

/** The class of a line by its description. The bad debt first: it is booked as an adjustment. */
export function classOfText(description: string): LineClass {
  if (BAD_DEBT.test(description)) return "bad_debt";
  if (ADJUSTMENT.test(description)) return "adjustment";
  return POSTAGE.test(description) ? "postage_or_fee" : "goods";
}

/** The class of a line by its code; `described`: it has a description, which did not say anything else. */
export function classOfCode(sku: string, described: boolean): LineClass {
  const code = sku.toUpperCase();
  if (Object.hasOwn(codes, code)) return codes[code]!;
  return !described && Object.hasOwn(shortCodes, code) ? shortCodes[code]! : "goods";
}

export type Kind = "sale" | "return" | "cancellation";

const RETURN =
  /\b(devol\w*|devuel\w*|abono|reembols\w*|refund|refunded|refunds|returns?|returned|rectificativ\w*|credit (?:note|memo)|nota (?:de )?credito|chargeback|contracargo|estorn\w*)\b|^nc$/;
const CANCELLATION =
  /\b(anul\w*|cancel\w*|void(?:ed)?|fail|failed|fallid\w*|fracas\w*|rechazad\w*|rejected|declined)\b/;
/** Part of an order came back: it stays a sale. "No devuelto", "not returned" say the opposite of a return. */
const STILL_SALE = /\b(part\w*|parcial\w*|no|not|non|sin|pendiente|pending|requested|solicitad\w*)\b/;

/** What a cell of a status or type column makes of its line. */
export function kindOfWord(cell: string): Kind {
  const word = plain(cell);
  if (STILL_SALE.test(word)) return "sale";
  if (RETURN.test(word)) return "return";
  return CANCELLATION.test(word) ? "cancellation" : "sale";
}

/**
 * The words of a column that are no sales, or null where the column tells no kinds (a state of the country, a type of
 * shop). `paid`: most rows say "cancelado" — in much of Latin America that is a paid invoice, so it is no cancellation.
 */
export function kindsOf(
  values: ReadonlyMap<string, number>,
): { words: Map<string, Kind>; paid: boolean } | null {
  const words = new Map<string, Kind>();
  let rows = 0;
  let cancelled = 0;
  for (const [value, count] of values) {
    rows += count;
    const kind = kindOfWord(value);
    if (kind !== "sale") words.set(value, kind);
    if (kind === "cancellation") cancelled += count;
  }
  const paid = cancelled > rows / 2 && rows > 1 && [...words.keys()].some((word) => /cancelad/i.test(word));
  if (paid) for (const word of words.keys()) if (/cancelad/i.test(word)) words.delete(word);
  return words.size > 0 || paid ? { words, paid } : null;
}

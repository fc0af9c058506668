import { plain } from "#identify/tables";

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

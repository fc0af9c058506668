/** What is sold. The fees and the sample are never chosen: they come with an order. */
export const categories = ["coffee", "capsules", "equipment", "gift", "workshop", "fee", "sample"] as const;
export type Category = (typeof categories)[number];

/** One article; `cents` is its price with tax in euro cents on the record's first day. */
export type Article = {
  readonly sku: string;
  readonly description: string;
  readonly category: Category;
  readonly cents: number;
  /** How often it is chosen within its category, against the others. */
  readonly weight: number;
};

export const grinds = ["beans", "ground"] as const;
export type Grind = (typeof grinds)[number];

/** The coffees: code, name, price of 250 g in cents, how many like it best. */
export const origins = [
  ["CASA", "Mezcla de la casa", 790, 30],
  ["BRA", "Brasil Cerrado", 850, 18],
  ["COL", "Colombia Huila", 960, 20],
  ["GUA", "Guatemala Antigua", 990, 10],
  ["ETI", "Etiopía Yirgacheffe", 1150, 14],
  ["DESC", "Descafeinado al agua", 980, 8],
] as const;

export const shipping = article("ENVIO", "Gastos de envío", "fee", 490, 0);
export const sample = article("MUESTRA", "Muestra de café 50 g", "sample", 0, 0);

const others: readonly Article[] = [
  article("CAP-10", "Cápsulas compostables, 10 uds.", "capsules", 520, 7),
  article("CAP-50", "Cápsulas compostables, 50 uds.", "capsules", 2350, 3),
  article("FIL-100", "Filtros de papel, 100 uds.", "equipment", 650, 40),
  article("CONO", "Cono de cerámica", "equipment", 2490, 12),
  article("PRENSA", "Prensa francesa 1 l", "equipment", 2990, 12),
  article("ITAL-6", "Cafetera italiana, 6 tazas", "equipment", 3450, 12),
  article("BASC", "Báscula con cronómetro", "equipment", 3990, 6),
  article("HERV", "Hervidor de cuello de cisne", "equipment", 6400, 5),
  article("MOL-M", "Molinillo manual", "equipment", 7900, 6),
  article("TAZA", "Taza de gres", "gift", 1400, 30),
  article("CAJA-3", "Caja regalo Tres orígenes", "gift", 2750, 40),
  article("CAJA-6", "Caja regalo Vuelta al mundo", "gift", 4900, 20),
  article("CATA", "Taller de cata, 1 persona", "workshop", 3500, 1),
];

const coffees = origins.flatMap(([code, name, cents, weight]) => [
  article(`${code}-250-G`, `${name}, grano 250 g`, "coffee", cents, weight),
  article(`${code}-250-M`, `${name}, molido 250 g`, "coffee", cents, weight),
  article(`${code}-1K-G`, `${name}, grano 1 kg`, "coffee", kilo(cents), weight),
  article(`${code}-1K-M`, `${name}, molido 1 kg`, "coffee", kilo(cents), weight),
]);

/** Every article, fees and sample too. */
export const catalogue: readonly Article[] = [...coffees, ...others, shipping, sample];

const bySku = new Map(catalogue.map((one) => [one.sku, one]));

/** A coffee by origin (its place in `origins`), bag and grind. */
export function coffee(origin: number, kilos: boolean, grind: Grind): Article {
  const sku = `${origins[origin]?.[0]}-${kilos ? "1K" : "250"}-${grind === "beans" ? "G" : "M"}`;
  const found = bySku.get(sku);
  if (found === undefined) throw new Error(`no coffee ${sku}`);
  return found;
}

/**
 * Price changes: from that day of the record on, a category costs its first price times this. Green coffee rose twice;
 * postage once.
 */
const revisions: readonly { fromDay: number; factor: Partial<Record<Category, number>> }[] = [
  { fromDay: 0, factor: {} },
  { fromDay: 212, factor: { coffee: 1.07, capsules: 1.05 } },
  { fromDay: 500, factor: { coffee: 1.16, capsules: 1.1, equipment: 1.04, gift: 1.06, fee: 1.102 } },
];

/** The list price in cents on a day of the record, to ten cents. */
export function listPrice(one: Article, day: number): number {
  const revision = revisions.findLast(({ fromDay }) => fromDay <= day);
  return Math.round((one.cents * (revision?.factor[one.category] ?? 1)) / 10) * 10;
}

function article(
  sku: string,
  description: string,
  category: Category,
  cents: number,
  weight: number,
): Article {
  return { sku, description, category, cents, weight };
}

/** A kilo costs 3.5 bags of a quarter, to ten cents. */
function kilo(cents: number): number {
  return Math.round((cents * 3.5) / 10) * 10;
}

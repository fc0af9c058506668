import { cleanCell, currencyOf, saysNothing } from "#identify/tables";
import type { ColumnProfile } from "#identify/tables";
import type { Columns, RoleColumns } from "./roles.ts";

/** A dependency ("one order has one customer") may fail so often: invoices that run over midnight, slips. */
const SLACK = 0.01;

/** A column is a quantity if its commonest value is at most a dozen and fills this share: small ids spread evenly. */
const COMMON_QUANTITY = 12;
const COMMON_SHARE = 0.15;

/** What the first rows say of a column that may hold ids. `coded`: rows with a digit or an @, as ids have and words have not. */
type Id = { column: number; distinct: number; rows: number; severalDates: number; coded: number };

/**
 * Roles from content alone. The last money-like column is the amount, small integers are the quantity. An order's id has
 * one date and one customer; a customer's id has several dates. Of two ids that say the same (CDNOW's master and sample
 * ids) the one nearest to the date is taken. `fixed` are the caller's own.
 */
export function rolesByContent(columns: Columns, fixed: RoleColumns): RoleColumns {
  const { profiles } = columns;
  const found: RoleColumns = { ...fixed };
  const taken = new Set(Object.values(fixed));
  const all = profiles.map((_, i) => i);
  const claim = (role: keyof RoleColumns, pick: () => number | undefined): void => {
    const column = found[role] ?? pick();
    if (column === undefined) return;
    found[role] = column;
    taken.add(column);
  };
  const free = (): number[] => all.filter((i) => !taken.has(i));
  claim("date", () => dateColumn(profiles, free()));
  claim("time", () => free().find((i) => profiles[i]!.clockShare() >= 0.9));
  claim("currency", () => free().find((i) => isCurrency(profiles[i]!)));
  claim("email", () =>
    free().find((i) => profiles[i]!.mails > 0.9 * profiles[i]!.filled && profiles[i]!.filled > 0),
  );
  claim("amount", () => amountColumn(profiles, free(), found));
  claim("quantity", () => quantityColumn(profiles, free(), found));
  claim("product", () => free().find((i) => isProse(columns, i)));
  claimIds(columns, found, free());
  if (found.customer === undefined && found.email !== undefined) found.customer = found.email;
  return found;
}

function dateColumn(profiles: readonly ColumnProfile[], free: readonly number[]): number | undefined {
  const best = free.toSorted((a, b) => profiles[b]!.dateShare() - profiles[a]!.dateShare())[0];
  if (best !== undefined && profiles[best]!.dateShare() >= 0.5) return best;
  // Excel's serial days look like amounts, so that without a header only seconds since 1970 are taken for dates.
  const epochs = free.filter((i) => ["epoch_s", "epoch_ms"].includes(profiles[i]!.numberedDates() ?? ""));
  return epochs.length === 1 ? epochs[0] : undefined;
}

function isCurrency(profile: ColumnProfile): boolean {
  const values = profile.values;
  return (
    values !== null && values.size > 0 && [...values.keys()].every((one) => currencyOf(one) !== undefined)
  );
}

function amountColumn(
  profiles: readonly ColumnProfile[],
  free: readonly number[],
  found: RoleColumns,
): number | undefined {
  const numeric = free.filter(
    (i) => profiles[i]!.numberShare() >= 0.5 && !profiles[i]!.floats && profiles[i]!.padded === 0,
  );
  const money = numeric.findLast((i) => profiles[i]!.fractions() >= 0.05 * profiles[i]!.filled);
  // A lone column of whole numbers is the amount only where another is left, or known, to be the customer.
  const spare = free.length > 1 || found.customer !== undefined || found.email !== undefined;
  return money ?? (spare ? numeric.at(-1) : undefined);
}

/** Small whole numbers among which a very small one is common, nearest to the amount, where a column is left for the customer. */
function quantityColumn(
  profiles: readonly ColumnProfile[],
  free: readonly number[],
  found: RoleColumns,
): number | undefined {
  if (free.length - (found.customer === undefined ? 1 : 0) < 1) return undefined;
  const { date = -1, amount = profiles.length } = found;
  const fit = free.filter((i) => {
    // order, customer, date, amount: what stands on the date's other side is an id.
    if (i < date !== amount < date) return false;
    const { numbers, filled, padded, values } = profiles[i]!;
    if (numbers === null || values === null || padded > 0 || filled === 0 || numbers.small < 0.95 * filled)
      return false;
    const [commonest, count] = [...values].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0]);
    return Number(commonest) <= COMMON_QUANTITY && count >= COMMON_SHARE * filled;
  });
  const distance = (i: number): number => Math.abs(i - amount);
  return fit.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** Words with blanks between them: a description, no id. */
function isProse({ sample }: Columns, column: number): boolean {
  const texts = sample.slice(0, 1_000).map((row) => cleanCell(row[column] ?? ""));
  const filled = texts.filter((text) => text !== "");
  return (
    filled.length > 0 && filled.filter((text) => /\p{L}{2,} \S/u.test(text)).length > 0.5 * filled.length
  );
}

function claimIds(columns: Columns, found: RoleColumns, free: readonly number[]): void {
  const date = found.date;
  if (date === undefined) return;
  const ids = free
    .filter(
      (i) =>
        columns.profiles[i]!.floats || columns.profiles[i]!.fractions() < 0.05 * columns.profiles[i]!.filled,
    )
    .map((column) => idOf(columns, column, date))
    .filter((id) => id.distinct > 1 || columns.sample.length === 1 || free.length === 1);
  if (found.customer === undefined) {
    const customer = customerOf(columns, ids, date);
    if (customer !== undefined) found.customer = customer;
  }
  const { customer } = found;
  if (customer === undefined || found.order !== undefined) return;
  const owner = ids.find((id) => id.column === customer)?.distinct ?? 0;
  const orders = ids.filter(
    (id) =>
      id.column !== customer &&
      oneDate(id) &&
      id.distinct > owner &&
      determines(columns, id.column, customer),
  );
  const order = orders.toSorted((a, b) => a.distinct - b.distinct)[0];
  if (order !== undefined) found.order = order.column;
}

function customerOf(columns: Columns, ids: readonly Id[], date: number): number | undefined {
  const orders = ids.filter((id) => oneDate(id) && id.distinct < id.rows);
  let people = ids.filter((id) => !oneDate(id));
  // A product has several dates too; only a customer is the same on all lines of an order.
  const owned = people.filter((id) => orders.some((order) => determines(columns, order.column, id.column)));
  if (owned.length > 0) people = owned;
  const coded = people.filter((id) => id.coded >= 0.8 * id.rows);
  if (coded.length > 0) people = coded;
  if (people.length === 0) people = ids.toSorted((a, b) => a.distinct - b.distinct).slice(0, 1);
  const most = Math.max(0, ...people.map((id) => id.distinct));
  const equals = people.filter((id) => id.distinct >= (1 - SLACK) * most);
  return equals.toSorted((a, b) => Math.abs(a.column - date) - Math.abs(b.column - date))[0]?.column;
}

function oneDate(id: Id): boolean {
  return id.severalDates <= SLACK * id.distinct;
}

function idOf({ sample }: Columns, column: number, date: number): Id {
  const dates = new Map<string, string>();
  const several = new Set<string>();
  let rows = 0;
  let coded = 0;
  for (const row of sample) {
    const value = cleanCell(row[column] ?? "");
    if (saysNothing(value)) continue;
    rows += 1;
    if (/[\d@]/.test(value)) coded += 1;
    const day = cleanCell(row[date] ?? "").replace(/[T ,]+\d{1,2}:.*$/, "");
    const first = dates.get(value);
    if (first === undefined) dates.set(value, day);
    else if (first !== day) several.add(value);
  }
  return { column, distinct: dates.size, rows, severalDates: several.size, coded };
}

/** Whether each value of one column goes with one value of another. */
function determines({ sample }: Columns, from: number, to: number): boolean {
  const seen = new Map<string, string>();
  const several = new Set<string>();
  for (const row of sample) {
    const value = cleanCell(row[from] ?? "");
    if (saysNothing(value)) continue;
    const other = cleanCell(row[to] ?? "");
    const first = seen.get(value);
    if (first === undefined) seen.set(value, other);
    else if (first !== other) several.add(value);
  }
  return several.size <= SLACK * seen.size;
}

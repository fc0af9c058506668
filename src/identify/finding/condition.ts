/** How a value of a customer is compared. `gte` and `lt` of a date mean: on that day or later, before that day. */
export const comparisons = [
  "is",
  "not",
  "contains",
  "starts",
  "gt",
  "gte",
  "lt",
  "lte",
  "present",
  "missing",
] as const;
export type Comparison = (typeof comparisons)[number];

/** What every customer has besides traits, and what it is. */
export const counters = {
  orders: "number",
  refunds: "number",
  revenue: "number",
  firstOrder: "date",
  lastOrder: "date",
  created: "date",
} as const;
export type Counter = keyof typeof counters;

/** One thing that must hold of a customer. Of several values of `is` and `not` any may hold. */
export type Condition = {
  readonly of: { readonly trait: string } | { readonly counter: Counter };
  readonly how: Comparison;
  readonly values: readonly string[];
};

const traitName = /^[A-Za-z][\w.-]{0,63}$/;
const number = /^-?\d{1,15}(\.\d{1,6})?$/;
const longest = 2000;

/**
 * Reads one parameter of a query: `stage=core,partner`, `trait.city=Lugo`, `trait.points[gte]=10`, `lastOrder[lt]=2026-01-01`,
 * `trait.email[missing]=1`.
 */
export function readCondition(parameter: string, value: unknown): Condition | "unknown" | "value" {
  const [, field = "", how = "is"] = /^([^[\]]+)(?:\[(\w+)\])?$/.exec(parameter) ?? [];
  const of = subject(field);
  const comparison = comparisons.find((one) => one === how);
  if (!of || !comparison || typeof value !== "string" || value.length > longest) return "unknown";
  const condition = { of, how: comparison, values: valuesOf(field, comparison, value) };
  return fits(condition) ? condition : "value";
}

function subject(field: string): Condition["of"] | null {
  if (field === "stage" || field === "tier") return { trait: field };
  if (Object.hasOwn(counters, field)) return { counter: field as Counter };
  const name = field.startsWith("trait.") ? field.slice("trait.".length) : "";
  return traitName.test(name) ? { trait: name } : null;
}

/** Only stages and tiers have a list of values; a comma in a city is a comma. */
function valuesOf(field: string, how: Comparison, value: string): string[] {
  if (how === "present" || how === "missing") return [];
  return field === "stage" || field === "tier" ? value.split(",") : [value];
}

function fits({ of, how, values }: Condition): boolean {
  if (how === "present" || how === "missing") return true;
  if (values.length === 0 || values.some((value) => value === "")) return false;
  if ("trait" in of) return !ordered.has(how) || values.every((value) => number.test(value) || isDay(value));
  const type = counters[of.counter];
  if (type === "date") return (how === "gte" || how === "lt") && values.every(isDayOfRecord);
  return (ordered.has(how) || how === "is" || how === "not") && values.every((value) => number.test(value));
}

const ordered: ReadonlySet<Comparison> = new Set(["gt", "gte", "lt", "lte"]);

/** Whether a value is a day that the record can have. */
function isDayOfRecord(value: string): boolean {
  return isDay(value) && value >= "1900-01-01" && value < "2200-01-01";
}

/** Whether a value is a day of the calendar as the address writes it. */
export function isDay(value: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** What a text of a query may mean: itself, a number, yes or no. */
export function meanings(text: string): unknown[] {
  if (text === "true" || text === "false") return [text, text === "true"];
  return number.test(text) ? [text, Number(text)] : [text];
}

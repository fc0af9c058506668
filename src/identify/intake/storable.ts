/** How deep a value may nest: PostgreSQL's own limit depends on its stack, and nobody reads deeper. */
const deepest = 32;

/** Tells whether PostgreSQL can keep a value: no NUL, no half of a surrogate pair, finite numbers, at most 32 levels. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return !value.includes("\u0000") && value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= deepest) return false;
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner, depth + 1));
}

import type { Formats } from "#kit/format";
import type { Say } from "#platform/words";

/** The name of a trait: ours for the usual ones, else as the source calls it. */
export function traitName(say: Say, trait: string): string {
  const key = `trait.${trait}`;
  const name = say(key);
  return name === key ? trait : name;
}

/** A trait's value as one reads it. */
export function traitText(
  say: Say,
  as: Formats,
  { trait, value }: { trait: string; value: unknown },
): string {
  if (typeof value === "boolean") return say(value ? "trait_value.yes" : "trait_value.no");
  if (typeof value === "number") return as.number(value);
  if (typeof value !== "string") return "";
  if (trait === "birthday" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return as.date(value);
  if (trait !== "gender") return value;
  const key = `trait_value.${value}`;
  const word = say(key);
  return word === key ? value : word;
}

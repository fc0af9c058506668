import { counters, isDay, readCondition } from "#identify/finding/web";
import { traitName } from "#identify/traits/web";
import type { PageFormats } from "#kit/words";
import type { Say } from "#platform/words";

/** The name of what a condition is about: `trait.city`, `orders`. */
export function fieldName(say: Say, field: string): string {
  return Object.hasOwn(counters, field)
    ? say(`directory.counter.${field}`)
    : traitName(say, field.replace(/^trait\./, ""));
}

/** `Ciudad no es Lugo`, `Puntos: 10 o más`, `Primera compra antes del 1 de marzo de 2026`. */
export function conditionWords(say: Say, as: PageFormats, parameter: string, value: string): string {
  const [field = ""] = parameter.split("[");
  const name = fieldName(say, field);
  const read = readCondition(parameter, value);
  if (typeof read === "string" || read.how === "is")
    return say("directory.filter", { name, value: said(say, as, value) });
  const dated = isDay(value) && (read.how === "gte" || read.how === "lt") ? "_date" : "";
  return say(`directory.how.${read.how}${dated}`, { name, value: said(say, as, value) });
}

function said(say: Say, as: PageFormats, value: string): string {
  if (value === "true" || value === "false")
    return say(value === "true" ? "trait_value.yes" : "trait_value.no");
  return isDay(value) ? as.date(value) : value;
}

import { useFormats, useSay } from "#kit/words";
import type { FieldValue, ObjectField } from "#identify/objects/web";

/** How a field's value reads. */
export function useFieldText(): (field: ObjectField, value: FieldValue | undefined) => string {
  const say = useSay();
  const as = useFormats();
  return ({ kind }, value) => {
    if (value === undefined) return "";
    if (typeof value === "boolean") return say(value ? "things.yes" : "things.no");
    if (kind === "number") return as.number(Number(value));
    return kind === "date" ? as.date(value) : value;
  };
}

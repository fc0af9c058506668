import { refuse, type Refusal } from "#platform/refusals";

const traitName = /^[A-Za-z][\w.-]{0,63}$/;
/** More columns than a screen shows. */
const most = 20;

/** The traits that a list is to answer with; names with commas between them. */
export function readColumns(said: string | undefined): string[] | Refusal {
  const names = [...new Set((said ?? "").split(",").filter(Boolean))];
  const wrong = names.find((name) => !traitName.test(name)) ?? names[most];
  if (wrong !== undefined)
    return refuse("customers.column_unknown", { column: wrong.slice(0, 100) }, { path: "columns" });
  return names;
}

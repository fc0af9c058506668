import { findWorkspace } from "#access/workspaces";
import { searchWords } from "#identify/national";
import { spell } from "#identify/spelling";
import type { Tx } from "#platform/database";
import type { Accepted } from "#platform/http";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import { type Condition, readCondition } from "./condition.ts";
import { whoQuery } from "./finding.contract.ts";
import { hasTrigrams, type Narrowing } from "./narrow.store.ts";
import { type CustomerSet, findSet, isSetParameter } from "./set.ts";

type Query = Readonly<Record<string, unknown>>;

/** Who a query asks for, or why nobody can tell, or the task that finds the set first. */
export async function readAsked(
  tx: Tx,
  { workspaceId, now, sets }: { workspaceId: string; now: Date; sets: readonly CustomerSet[] },
  query: Query,
): Promise<Narrowing | Refusal | Accepted> {
  const conditions = conditionsOf(query);
  if (isRefusal(conditions)) return conditions;
  const among = await findSet(sets, query, { tx, workspaceId, now });
  if (among && (isRefusal(among) || "accepted" in among)) return among;
  const { zone = "UTC", country = null } = (await findWorkspace(tx, workspaceId)) ?? {};
  const words = searchWords(typeof query["search"] === "string" ? query["search"] : "", country);
  const spelled = words.length > 0 ? await spell(tx, workspaceId, words) : [];
  const trigrams = words.length === 0 || (await hasTrigrams(tx));
  return { workspaceId, zone, text: { words, spelled }, conditions, among, trigrams };
}

/** More conditions than anybody reads. */
const mostConditions = 20;

/** Parameters that belong to the request and not to who is asked for. */
const ours: ReadonlySet<string> = new Set([
  "search",
  "sort",
  "columns",
  "limit",
  "after",
  "orderedAfter",
  "orderedBefore",
  "workspace",
  "format",
  "bom",
]);

function conditionsOf(query: Query): Condition[] | Refusal {
  const conditions: Condition[] = [];
  for (const [parameter, value] of Object.entries(query)) {
    if (ours.has(parameter) || isSetParameter(parameter) || value === undefined || value === "") continue;
    const read = readCondition(parameter, value);
    if (typeof read === "string") {
      const named = parameter.slice(0, 100);
      return refuse(`customers.filter_${read}`, { parameter: named }, { path: named });
    }
    conditions.push(read);
  }
  const lastOrder = { counter: "lastOrder" } as const;
  const { orderedAfter, orderedBefore } = whoQuery.parse(query);
  if (orderedAfter) conditions.push({ of: lastOrder, how: "gte", values: [orderedAfter] });
  if (orderedBefore) conditions.push({ of: lastOrder, how: "lt", values: [orderedBefore] });
  if (conditions.length > mostConditions) return refuse("customers.filters_beyond", { most: mostConditions });
  return conditions;
}

const traitName = /^[A-Za-z][\w.-]{0,63}$/;
/** More columns than a screen shows. */
const mostColumns = 20;

/** The traits that a list is to answer with; names with commas between them. */
export function readColumns(said: string | undefined): string[] | Refusal {
  const names = [...new Set((said ?? "").split(",").filter(Boolean))];
  const wrong = names.find((name) => !traitName.test(name)) ?? names[mostColumns];
  if (wrong === undefined) return names;
  return refuse("customers.column_unknown", { column: wrong.slice(0, 100) }, { path: "columns" });
}

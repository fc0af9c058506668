import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";

type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One parameter of the address: `$customerId` of `/customers/$customerId`. */
export function useParam(name: string): string {
  return String(useParams({ strict: false })[name as never] ?? "");
}

/** Goes to a path of ours, with its search parameters. */
export function useGo(): (path: string, search?: Params) => void {
  const navigate = useNavigate();
  return (path, search = {}) => void navigate({ to: path, search: written(search) });
}

/**
 * The state that the address carries (filters, sort, dates): everything after `?`, checked by a zod schema whose fields
 * all `.catch(…)`, so that a mistyped address still shows a page. `set` merges and replaces the entry in the history;
 * `{push: true}` makes a step that Back undoes. Undefined, null and "" leave the address.
 */
export function useSearchState<T extends Params>(schema: {
  readonly parse: (value: unknown) => T;
}): [T, (change: Partial<T>, how?: { push: boolean }) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => schema.parse(raw), [schema, raw]);
  const set = (change: Partial<T>, how = { push: false }): void => {
    const search = (before: Record<string, string>): Record<string, string> =>
      written({ ...before, ...change });
    void navigate({ to: ".", search, replace: !how.push, resetScroll: false });
  };
  return [state, set];
}

function written(search: Params): Record<string, string> {
  const given = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]));
}

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query";
import { api } from "./api.ts";
import type { Ask } from "./api.ts";
import type { ApiProblem } from "./problem.ts";

/** How a page asks. */
type Asking<T> = Pick<Ask<T>, "query" | "answer" | "onProgress"> & {
  /** Kinds of change upon which it is asked again: `customer`, `value` (server-sent events). */
  readonly live?: readonly string[];
  /** Whom it is about: only a change of theirs matters. */
  readonly about?: string;
  readonly enabled?: boolean;
  /** Asked again after so many milliseconds while the last answer calls for it: work that goes on. */
  readonly every?: (answer: T) => number | false;
};

/**
 * Asks the API for something to show. The last answer stays on screen while the same path is asked with another query;
 * of another path, somebody else's page, nothing stays.
 */
export function useApi<T>(path: string, asking: Asking<T> = {}): UseQueryResult<T, ApiProblem> {
  const { query, enabled = true, every } = asking;
  return useQuery<T, ApiProblem>({
    queryKey: [path, query ?? {}],
    queryFn: ({ signal }) => api.get<T>(path, { ...askOf(asking), signal }),
    placeholderData: (before, query) => (query?.queryKey[0] === path ? before : undefined),
    meta: metaOf(asking),
    enabled,
    ...(every
      ? { refetchInterval: ({ state }) => (state.data === undefined ? false : every(state.data)) }
      : {}),
  });
}

/** A page of a list, and whatever else the answer says. */
type PageOf<Row> = { readonly items: readonly Row[]; readonly next: string | null };

export type Keyset<Row, Answer extends PageOf<Row> = PageOf<Row>> = {
  /** The first page as it was answered. */
  readonly first?: Answer | undefined;
  readonly rows: readonly Row[];
  readonly problem: ApiProblem | null;
  readonly waiting: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

/** Asks for a list `{items, next}` page by page; `answer` is the schema of a whole page. */
export function useKeyset<Row, Answer extends PageOf<Row> = PageOf<Row>>(
  path: string,
  asking: Asking<Answer> = {},
): Keyset<Row, Answer> {
  const found = useInfiniteQuery({
    queryKey: [path, asking.query ?? {}, "keyset"],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, {
        ...askOf(asking),
        query: { limit: 100, ...asking.query, after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before, query) => (query?.queryKey[0] === path ? before : undefined),
    meta: metaOf(asking),
    enabled: asking.enabled ?? true,
  });
  return {
    first: found.data?.pages[0],
    rows: found.data?.pages.flatMap((page) => page.items) ?? [],
    problem: found.error as ApiProblem | null,
    waiting: found.isPending,
    hasMore: found.hasNextPage,
    loadingMore: found.isFetchingNextPage,
    more: () => {
      if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
    },
    again: () => void found.refetch(),
  };
}

/** Sends something; afterwards what the page shows of `paths` is asked again. */
export function useSend<Input, Output = unknown>(
  send: (input: Input) => Promise<Output>,
  paths: readonly string[] = [],
): UseMutationResult<Output, ApiProblem, Input> {
  const queries = useQueryClient();
  return useMutation<Output, ApiProblem, Input>({
    mutationFn: send,
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => paths.some((path) => String(queryKey[0]).startsWith(path)),
      }),
  });
}

function askOf<T>({ query, answer, onProgress }: Asking<T>): Ask<T> {
  return {
    ...(query ? { query } : {}),
    ...(answer ? { answer } : {}),
    ...(onProgress ? { onProgress } : {}),
  };
}

function metaOf<T>({ live, about }: Asking<T>): Record<string, unknown> {
  return { ...(live ? { live } : {}), ...(about ? { about } : {}) };
}

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { api } from "#kit/api";
import type { ApiProblem } from "#kit/api";
import { timeline } from "#identify/events/web";
import type { TimelineEntry } from "#identify/events/web";
import { kinds } from "./kinds.ts";
import type { Kind } from "./kinds.ts";

export type TimelineList = {
  /** Undefined until the first answer came. */
  readonly entries: readonly TimelineEntry[] | undefined;
  readonly problem: ApiProblem | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

const first = 15;
const further = 50;

/** A customer's timeline page by page; its pages follow one another by `before`. Asked again when the customer changes. */
export function useTimeline(customerId: string, kind: Kind): TimelineList {
  const path = `/api/customers/${customerId}/timeline`;
  const types = kinds[kind].join(",");
  const found = useInfiniteQuery({
    queryKey: [path, { types }, "keyset"],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, {
        query: { types, before: pageParam, limit: pageParam === null ? first : further },
        answer: timeline,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    meta: { live: ["customer"], about: customerId },
  });
  return {
    entries: found.data?.pages.flatMap((page) => page.items),
    problem: found.error as ApiProblem | null,
    hasMore: found.hasNextPage,
    loadingMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  };
}

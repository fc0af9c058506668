import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { customerOrders } from "#identify/orders/web";
import type { CustomerOrder, OrderRefund } from "#identify/orders/web";
import { api } from "#kit/api";
import type { ApiProblem } from "#kit/api";

export type Orders = {
  /** Undefined until the first answer came. */
  readonly orders: readonly CustomerOrder[] | undefined;
  /** Returns that name no order. */
  readonly returns: readonly OrderRefund[];
  readonly problem: ApiProblem | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
};

const first = 10;
const further = 50;

/** A customer's orders page by page, and the returns that come with the first. Asked again when the customer changes. */
export function useOrders(customerId: string): Orders {
  const path = `/api/customers/${customerId}/orders`;
  const found = useInfiniteQuery({
    queryKey: [path, {}, "keyset"],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, {
        query: { after: pageParam, limit: pageParam === null ? first : further },
        answer: customerOrders,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    meta: { live: ["customer"], about: customerId },
  });
  return {
    orders: found.data?.pages.flatMap((page) => page.items),
    returns: found.data?.pages.flatMap((page) => page.returns) ?? [],
    problem: found.error as ApiProblem | null,
    hasMore: found.hasNextPage,
    loadingMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  };
}

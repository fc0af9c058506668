import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { refresher } from "./stream.ts";

/** A query on screen that answers when it is told to, and how often it was asked. */
function watched(queries: QueryClient, meta: Record<string, unknown>) {
  const asked: (() => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: [meta],
    queryFn: () => new Promise((answer) => asked.push(() => answer(asked.length))),
    meta,
    retry: false,
  });
  return { asked, leave: observer.subscribe(() => undefined) };
}

test("while one round is being answered changes gather for the next, and none is lost", async () => {
  const queries = new QueryClient();
  const value = watched(queries, { live: ["value"] });
  const ana = watched(queries, { live: ["customer"], about: "ana" });
  value.asked[0]?.();
  ana.asked[0]?.();
  await expect.poll(() => queries.isFetching()).toBe(0);

  const tell = refresher(queries);
  for (let i = 0; i < 20; i += 1) tell({ kind: "value" });
  tell({ kind: "customer", customerIds: ["beto"] });
  expect(value.asked.length).toBe(2);
  value.asked[1]?.();
  await expect.poll(() => value.asked.length).toBe(3);
  value.asked[2]?.();
  await expect.poll(() => queries.isFetching()).toBe(0);
  expect([value.asked.length, ana.asked.length]).toEqual([3, 1]);

  await expect.poll(() => (tell({ kind: "customer", customerIds: ["ana"] }), ana.asked.length)).toBe(2);
  value.leave();
  ana.leave();
});

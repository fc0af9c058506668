import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { customerCount } from "#identify/finding/web";
import { useApi } from "#kit/api";
import { useFormats, useSay } from "#kit/words";
import { filtersOf, queryOf } from "./narrowing.ts";
import type { Address } from "./narrowing.ts";

/** Counted one by one up to here (the API's own bound); beyond, nobody waits for the exact number. */
const most = 10_000;

/** How many customers a list has: exactly, or more than ten thousand, or at least those met so far. */
export function HowMany({ state }: { state: Address }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { sort: _, ...query } = queryOf(state);
  const { data } = useApi("/api/customers/count", {
    query,
    answer: customerCount,
    live: ["customer", "value"],
  });
  if (!data || (data.exact && data.count === 0)) return null;
  const counted = as.counted(data.count);
  const narrowed = state.q.trim() !== "" || filtersOf(state).length > 0;
  const text =
    !data.exact && data.count < most
      ? say("directory.at_least", counted)
      : narrowed
        ? say(data.exact ? "directory.found" : "directory.found_more_than", counted)
        : say(data.exact ? "directory.exactly" : "directory.more_than", counted);
  return (
    <Text c="dimmed" lh="36px">
      {text}
    </Text>
  );
}

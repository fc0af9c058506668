import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useGo } from "#kit/route";
import { Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { useFilterWords } from "./filter_chips.tsx";
import { shownFilters, without } from "./narrowing.ts";
import type { Address, Change } from "./narrowing.ts";

/** An empty list: what to loosen, each a button; without anything to loosen, how to begin. */
export function Nobody({ state, set }: { state: Address; set: (change: Change) => void }): ReactNode {
  const say = useSay();
  const go = useGo();
  const wordsOf = useFilterWords();
  const filters = shownFilters(state);
  const text = state.q.trim();
  if (!text && filters.length === 0)
    return (
      <Empty
        icon="customers"
        title={say("directory.empty")}
        text={say("directory.empty_text")}
        hint={say("directory.empty_hint")}
        action={
          <Button leftSection={<Icon name="upload" />} onClick={() => go("/begin")}>
            {say("directory.begin")}
          </Button>
        }
      />
    );
  const why = text && filters.length > 0 ? "both" : text ? "search" : "filters";
  return (
    <Empty
      icon="search"
      title={say("directory.nobody")}
      text={say(`directory.nobody_${why}`, { text })}
      action={
        <Group gap={8} mt={8}>
          {text ? (
            <Button variant="default" onClick={() => set({ q: "" })}>
              {say("directory.without_search")}
            </Button>
          ) : null}
          {filters.map(([name, value]) => (
            <Button key={name} variant="default" onClick={() => set(without(state, name))}>
              {say("directory.without", { filter: wordsOf(name, value, state) })}
            </Button>
          ))}
        </Group>
      }
    />
  );
}

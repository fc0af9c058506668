import { Kbd, TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";

/** What is typed reaches the address when the typing pauses, in milliseconds. */
const pause = 250;

/** Search as one types. `/` comes here from anywhere on the page, the arrow down goes on to the list. */
export function SearchBox(props: {
  value: string;
  onSearch: (text: string) => void;
  onDown: () => void;
}): ReactNode {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [typed, type] = useState(props.value);
  const sent = useRef(props.value);
  const search = useDebouncedCallback((text: string) => {
    sent.current = text;
    props.onSearch(text);
  }, pause);
  // The address changed by itself (a filter cleared, Back): it wins over what stands in the box.
  useEffect(() => {
    if (props.value === sent.current) return;
    sent.current = props.value;
    type(props.value);
  }, [props.value]);
  useHotkeys([["/", () => input.current?.focus()]]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      props.onDown();
    }
    if (event.key === "Enter") search.flush();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      flex="1 1 240px"
      maw={420}
      aria-label={say("directory.search")}
      placeholder={say("directory.search_hint")}
      leftSection={<Icon name="search" />}
      rightSection={<Kbd visibleFrom="sm">/</Kbd>}
      value={typed}
      onChange={(event) => {
        type(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

import { Spotlight } from "@mantine/spotlight";
import { useState } from "react";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useGo } from "#kit/route";
import { useSay } from "#kit/words";
import { paletteAction, settingsPage } from "#platform/manifest/web";
import type { IconName } from "#platform/manifest/web";
import { useFillings } from "#kit/fills";
import { useNavigation } from "./navigation.tsx";

type Entry = { id: string; text: string; icon: IconName; go: () => void };

/** Ctrl-K or ⌘K: every page, every setting and what slices offer to do, found by any part of its name without accents. */
export function Palette(): ReactNode {
  const say = useSay();
  const go = useGo();
  const [typed, type] = useState("");
  const text = typed.trim();
  const pages: Entry[] = [...useNavigation(), ...useFillings(settingsPage)].map((one) => {
    const label = one.label;
    return {
      id: one.id,
      text: say(label),
      icon: "icon" in one ? one.icon : "settings",
      go: () => go(one.path),
    };
  });
  const actions: Entry[] = useFillings(paletteAction)
    .filter((one) => !one.search || text !== "")
    .map((one) => {
      const label = one.label;
      return {
        id: one.id,
        text: say(label, { text }),
        icon: one.icon,
        go: () => go(one.path, one.search ? { [one.search]: text } : {}),
      };
    });
  const found = [...pages, ...actions].filter((one) => plain(one.text).includes(plain(text)));
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={type}
      shortcut="mod + K"
      // Also while one types in a field.
      tagsToIgnore={[]}
      clearQueryOnClose
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      title={say("shell.search")}
      styles={{ header: { display: "none" } }}
    >
      <Spotlight.Search
        placeholder={say("shell.search_hint")}
        aria-label={say("shell.search")}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {found.map((one) => (
          <Spotlight.Action
            key={one.id}
            label={one.text}
            leftSection={<Icon name={one.icon} />}
            onClick={one.go}
          />
        ))}
        {found.length === 0 ? <Spotlight.Empty>{say("shell.nothing_found")}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

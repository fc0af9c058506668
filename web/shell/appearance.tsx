import { Button, Menu, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useLanguage, useSay } from "#kit/words";
import type { IconName } from "#platform/manifest/web";

const schemes: readonly (readonly ["light" | "dark" | "auto", string, IconName])[] = [
  ["light", "shell.light", "sun"],
  ["dark", "shell.dark", "moon"],
  ["auto", "shell.system", "system"],
];

/** Language and theme, both kept in the browser. */
export function Appearance(): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          px={8}
          leftSection={<Icon name="language" />}
          title={say("shell.appearance")}
        >
          {language === "es" ? "Español" : "English"}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <AppearanceItems />
      </Menu.Dropdown>
    </Menu>
  );
}

export function AppearanceItems(): ReactNode {
  const say = useSay();
  const { language, change } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const tick = (chosen: boolean): ReactNode => (chosen ? <Icon name="check" size={16} /> : null);
  return (
    <>
      <Menu.Label>{say("shell.language")}</Menu.Label>
      <Menu.Item lang="es" rightSection={tick(language === "es")} onClick={() => change("es")}>
        Español
      </Menu.Item>
      <Menu.Item lang="en" rightSection={tick(language === "en")} onClick={() => change("en")}>
        English
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>{say("shell.theme")}</Menu.Label>
      {schemes.map(([scheme, label, icon]) => (
        <Menu.Item
          key={scheme}
          leftSection={<Icon name={icon} size={16} />}
          rightSection={tick(colorScheme === scheme)}
          onClick={() => setColorScheme(scheme)}
        >
          {say(label)}
        </Menu.Item>
      ))}
    </>
  );
}

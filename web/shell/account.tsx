import { Button, Menu, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSession } from "#kit/session";
import { useSay } from "#kit/words";
import { AppearanceItems } from "./appearance.tsx";
import { signOut } from "./sign_out.ts";
import classes from "./shell.module.css";

/** Who is signed in and where, language and theme, and the way out. */
export function Account(): ReactNode {
  const say = useSay();
  const { user } = useSession();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          className={classes["account"]}
          variant="subtle"
          c="inherit"
          px={8}
          leftSection={<Icon name="user" />}
        >
          <Text component="span" size="sm" visibleFrom="md" maw={180} truncate>
            {user.email}
          </Text>
          <Text component="span" size="sm" hiddenFrom="md">
            {say("shell.account")}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Workspaces />
        <Menu.Divider />
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item leftSection={<Icon name="logout" size={16} />} onClick={() => void signOut()}>
          {say("shell.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The workspace at work, and the others that one may go to. */
function Workspaces(): ReactNode {
  const say = useSay();
  const { workspace, workspaces, enter } = useSession();
  return (
    <>
      <Menu.Label>{say("shell.workspace")}</Menu.Label>
      {workspaces.map((one) => (
        <Menu.Item
          key={one.workspaceId}
          leftSection={<Icon name="building" size={16} />}
          rightSection={one === workspace ? <Icon name="check" size={16} /> : null}
          onClick={() => enter(one.workspaceId)}
        >
          {one.name}
        </Menu.Item>
      ))}
    </>
  );
}

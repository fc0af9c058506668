import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { Bare } from "./bare.tsx";
import { signOut } from "./sign_out.ts";

/** Somebody who is signed in and belongs nowhere any more. */
export function NoWorkspace({ email }: { email: string }): ReactNode {
  const say = useSay();
  return (
    <Bare>
      <Empty
        icon="building"
        title={say("shell.no_workspace")}
        text={say("shell.no_workspace_text", { email })}
        action={
          <Button leftSection={<Icon name="logout" />} onClick={() => void signOut()}>
            {say("shell.sign_out")}
          </Button>
        }
      />
    </Bare>
  );
}

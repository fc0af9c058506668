import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";
import { Dialog } from "./dialog.tsx";

type Asking = {
  /** What has to be typed, as it stands. */
  readonly name: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** What the button says: the verb. */
  readonly action: string;
  readonly pending: boolean;
  /** Why it was refused. */
  readonly error: string | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** A dangerous action over the page: it says what will happen to how many people, and asks for the name. */
export function Danger({ opened, title, ...asking }: Asking & { opened: boolean; title: string }): ReactNode {
  return (
    <Dialog opened={opened} onClose={asking.onClose} title={title}>
      <Ask {...asking} />
    </Dialog>
  );
}

/** Gone with the dialog, and what was typed with it. */
function Ask(props: Asking): ReactNode {
  const say = useSay();
  const [typed, type] = useState("");
  const { name } = props;
  return (
    <Stack gap={16}>
      {props.children}
      <TextInput
        label={say("page.confirm", { name })}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={props.error}
        autoComplete="off"
        data-autofocus
      />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={props.onClose}>
          {say("page.cancel")}
        </Button>
        <Button
          color="red"
          disabled={typed.trim() !== name.trim()}
          loading={props.pending}
          onClick={props.onConfirm}
        >
          {props.action}
        </Button>
      </Group>
    </Stack>
  );
}

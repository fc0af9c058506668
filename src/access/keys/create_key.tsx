import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Dialog } from "#kit/page";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import { madeApiKey } from "./keys.contract.ts";
import type { MadeApiKey } from "./keys.contract.ts";

/** Asks what a key is for, makes it and hands it over. */
export function CreateKey(props: {
  opened: boolean;
  onClose: () => void;
  onMade: (key: MadeApiKey) => void;
}): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const make = useSend(
    (body: { name: string }) => api.post("/api/keys", { body, answer: madeApiKey }),
    ["/api/keys"],
  );
  const close = (): void => {
    setName("");
    setTried(false);
    make.reset();
    props.onClose();
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    const made = name.trim() ? await make.mutateAsync({ name: name.trim() }).catch(() => null) : null;
    if (!made) return;
    close();
    props.onMade(made);
  };
  return (
    <Dialog opened={props.opened} onClose={close} title={say("keys.create")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack gap={16}>
          <TextInput
            label={say("keys.name")}
            placeholder={say("keys.name_hint")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={
              make.error ? textOf(make.error) : tried && !name.trim() ? say("keys.name_needed") : undefined
            }
            data-autofocus
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              {say("keys.cancel")}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {say("keys.create")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Dialog } from "#kit/page";
import { useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import type { ApiKeyView } from "./keys.contract.ts";

/** Says what revoking a key will do, and asks for its name. */
export function RevokeKey({
  doomed,
  onClose,
}: {
  doomed: ApiKeyView | null;
  onClose: () => void;
}): ReactNode {
  const say = useSay();
  const { relative } = useFormats();
  const textOf = useProblemText();
  const [typed, setTyped] = useState("");
  const revoke = useSend((keyId: string) => api.delete(`/api/keys/${keyId}`), ["/api/keys"]);
  const close = (): void => {
    setTyped("");
    revoke.reset();
    onClose();
  };
  const name = doomed?.name ?? "";
  const used = doomed?.lastUsedAt;
  return (
    <Dialog opened={doomed !== null} onClose={close} title={say("keys.revoke_title", { name })}>
      <Stack gap={16}>
        <Text>{say("keys.revoke_text")}</Text>
        <Text fw={600}>
          {used ? say("keys.revoke_used", { when: relative(used, new Date()) }) : say("keys.revoke_unused")}
        </Text>
        <TextInput
          label={say("keys.revoke_confirm", { name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={revoke.error ? textOf(revoke.error) : undefined}
          autoComplete="off"
          data-autofocus
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {say("keys.cancel")}
          </Button>
          <Button
            color="red"
            disabled={typed.trim() !== name.trim()}
            loading={revoke.isPending}
            onClick={() => revoke.mutate(doomed?.keyId ?? "", { onSuccess: close })}
          >
            {say("keys.revoke")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

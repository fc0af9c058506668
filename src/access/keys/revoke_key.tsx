import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Danger } from "#kit/page";
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
  const revoke = useSend((keyId: string) => api.delete(`/api/keys/${keyId}`), ["/api/keys"]);
  const close = (): void => {
    revoke.reset();
    onClose();
  };
  const name = doomed?.name ?? "";
  const used = doomed?.lastUsedAt;
  return (
    <Danger
      opened={doomed !== null}
      title={say("keys.revoke_title", { name })}
      name={name}
      action={say("keys.revoke")}
      pending={revoke.isPending}
      error={revoke.error ? textOf(revoke.error) : undefined}
      onConfirm={() => revoke.mutate(doomed?.keyId ?? "", { onSuccess: close })}
      onClose={close}
    >
      <Text>{say("keys.revoke_text")}</Text>
      <Text fw={600}>
        {used ? say("keys.revoke_used", { when: relative(used, new Date()) }) : say("keys.revoke_unused")}
      </Text>
    </Danger>
  );
}

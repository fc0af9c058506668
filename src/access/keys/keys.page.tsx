import { Anchor, Button, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useApi } from "#kit/api";
import { CopyLine } from "#kit/fields";
import { Icon } from "#kit/icon";
import { Dialog, Moment, Part, Scroll } from "#kit/page";
import { Answered, Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { apiKeys } from "./keys.contract.ts";
import type { ApiKeyView, MadeApiKey } from "./keys.contract.ts";
import { CreateKey } from "./create_key.tsx";
import { RevokeKey } from "./revoke_key.tsx";

/** Settings: the API keys of the workspace. */
export default function KeysPage(): ReactNode {
  const say = useSay();
  const keys = useApi("/api/keys", { answer: apiKeys });
  const [made, setMade] = useState<MadeApiKey | null>(null);
  const [doomed, setDoomed] = useState<ApiKeyView | null>(null);
  const [creating, setCreating] = useState(false);
  const create = (
    <Button leftSection={<Icon name="plus" />} onClick={() => setCreating(true)}>
      {say("keys.create")}
    </Button>
  );
  return (
    <Part title={say("keys.title")} text={say("keys.text")} actions={create}>
      <Answered asked={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="key" title={say("keys.none")} text={say("keys.none_text")} />
          ) : (
            <KeyTable keys={items} onRevoke={setDoomed} />
          )
        }
      </Answered>
      <Text mt={16}>
        <Anchor href="/api/docs" inherit>
          {say("keys.reference")}
        </Anchor>
      </Text>
      <CreateKey opened={creating} onClose={() => setCreating(false)} onMade={setMade} />
      <Dialog
        opened={made !== null}
        onClose={() => setMade(null)}
        title={say("keys.made", { name: made?.name })}
        locked
        size={560}
      >
        <Stack gap={12} align="stretch">
          <Text>{say("keys.made_text")}</Text>
          <CopyLine text={made?.key ?? ""} label={say("keys.title")} />
          <Button onClick={() => setMade(null)}>{say("keys.done")}</Button>
        </Stack>
      </Dialog>
      <RevokeKey doomed={doomed} onClose={() => setDoomed(null)} />
    </Part>
  );
}

function KeyTable({
  keys,
  onRevoke,
}: {
  keys: readonly ApiKeyView[];
  onRevoke: (key: ApiKeyView) => void;
}): ReactNode {
  const say = useSay();
  return (
    <Scroll label={say("keys.list")}>
      <Table verticalSpacing={8} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th fw={400} c="dimmed">
              {say("keys.name")}
            </Table.Th>
            <Table.Th fw={400} c="dimmed">
              {say("keys.prefix")}
            </Table.Th>
            <Table.Th fw={400} c="dimmed">
              {say("keys.created")}
            </Table.Th>
            <Table.Th fw={400} c="dimmed">
              {say("keys.used")}
            </Table.Th>
            <Table.Th>
              <VisuallyHidden>{say("keys.actions")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.keyId}>
              <Table.Td fw={600}>{key.name}</Table.Td>
              <Table.Td>{key.prefix}…</Table.Td>
              <Table.Td>
                <Moment at={key.createdAt} />
              </Table.Td>
              <Table.Td>{key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : say("keys.never")}</Table.Td>
              <Table.Td ta="right">
                {key.revokedAt ? (
                  <Text c="dimmed">{say("keys.revoked")}</Text>
                ) : (
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => onRevoke(key)}>
                    {say("keys.revoke")}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

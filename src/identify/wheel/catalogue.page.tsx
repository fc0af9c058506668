import { Badge, Button, Checkbox, Group, Stack, Table, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useApi } from "#kit/api";
import { Icon } from "#kit/icon";
import { Part, Scroll } from "#kit/page";
import { useSession } from "#kit/session";
import { Answered, Empty } from "#kit/states";
import { useFormats, useLanguage, useSay } from "#kit/words";
import { channelIcon, channelName, phaseName } from "#identify/touchpoints/web";
import { touchpoints } from "#identify/touchpoints/web";
import type { Touchpoint } from "#identify/touchpoints/web";
import { TypeDialog } from "./type_dialog.tsx";

/** Settings: every event type with its name, channel and phase; what nobody has placed comes first. */
export default function CataloguePage(): ReactNode {
  const say = useSay();
  const asked = useApi("/api/touchpoints", { answer: touchpoints });
  return (
    <Part title={say("touchpoints.types")} text={say("touchpoints.types_text")}>
      <Answered asked={asked}>{({ items }) => <Types items={items} />}</Answered>
    </Part>
  );
}

function Types({ items }: { items: readonly Touchpoint[] }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [text, setText] = useState("");
  const [seenOnly, setSeenOnly] = useState(items.some(({ events }) => events > 0));
  const [opened, open] = useState<Touchpoint | null>(null);
  const wanted = text.trim().toLocaleLowerCase(language);
  const shown = items
    .filter(({ events, from }) => !seenOnly || events > 0 || from !== "house")
    .filter(({ type, names }) => `${type} ${names[language]}`.toLocaleLowerCase(language).includes(wanted))
    .toSorted((a, b) => Number(b.from === "guess") - Number(a.from === "guess") || b.events - a.events);
  return (
    <Stack gap={16}>
      <Group gap={16} align="end">
        <TextInput
          label={say("touchpoints.find_type")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Icon name="search" />}
          w={280}
        />
        <Checkbox
          label={say("touchpoints.seen_only")}
          checked={seenOnly}
          onChange={(event) => setSeenOnly(event.currentTarget.checked)}
          mb={8}
        />
      </Group>
      {shown.length === 0 ? (
        <Empty icon="wheel" title={say("touchpoints.no_type")} text={say("touchpoints.no_type_text")} />
      ) : (
        <TypeTable shown={shown} onOpen={open} />
      )}
      <TypeDialog item={opened} onClose={() => open(null)} />
    </Stack>
  );
}

function TypeTable(props: { shown: readonly Touchpoint[]; onOpen: (item: Touchpoint) => void }): ReactNode {
  const say = useSay();
  return (
    <Scroll label={say("touchpoints.type_list")}>
      <Table miw={640} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("touchpoints.type")}</Table.Th>
            <Table.Th>{say("touchpoints.channel")}</Table.Th>
            <Table.Th>{say("touchpoints.phase")}</Table.Th>
            <Table.Th ta="right">{say("touchpoints.in_a_year")}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{say("touchpoints.change")}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.shown.map((item) => (
            <TypeRow key={item.type} item={item} onOpen={() => props.onOpen(item)} />
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}

function TypeRow({ item, onOpen }: { item: Touchpoint; onOpen: () => void }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { language } = useLanguage();
  const { workspace } = useSession();
  const name = item.names[language];
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <span>{name}</span>
          {item.from === "guess" ? (
            <Badge variant="outline" color="gray" tt="none" fw={400}>
              {say("touchpoints.a_guess")}
            </Badge>
          ) : null}
          {item.hidden ? (
            <Badge variant="outline" color="gray" tt="none" fw={400}>
              {say("touchpoints.is_hidden")}
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed" ff="monospace">
          {item.type}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Icon name={channelIcon(item.channel)} size={16} /> {channelName(item.channel, say)}
        </Group>
      </Table.Td>
      <Table.Td>{phaseName(item.phase, say)}</Table.Td>
      <Table.Td ta="right">{as.count(item.events)}</Table.Td>
      <Table.Td ta="right">
        {workspace.rights.includes("settings.write") ? (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={onOpen}
            aria-label={say("touchpoints.change_named", { name })}
          >
            {say("touchpoints.change")}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

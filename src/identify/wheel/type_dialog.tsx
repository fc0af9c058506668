import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Dialog } from "#kit/page";
import { useProblemText } from "#kit/states";
import { useLanguage, useSay } from "#kit/words";
import { channelName, phaseName } from "#identify/touchpoints/web";
import { channels, phases, touchpoint } from "#identify/touchpoints/web";
import type { Touchpoint, TouchpointChange } from "#identify/touchpoints/web";

/** Where an event type belongs and what it is called. */
export function TypeDialog({ item, onClose }: { item: Touchpoint | null; onClose: () => void }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Dialog
      opened={item !== null}
      title={item ? say("touchpoints.change_named", { name: item.names[language] }) : ""}
      onClose={onClose}
    >
      {item ? <Form key={item.type} item={item} onDone={onClose} /> : null}
    </Dialog>
  );
}

function Form({ item, onDone }: { item: Touchpoint; onDone: () => void }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const [draft, setDraft] = useState<TouchpointChange>({
    names: item.saidNames,
    channel: item.channel,
    phase: item.phase,
    ownChannel: item.ownChannel,
    hidden: item.hidden,
  });
  const save = useSend(
    (body: TouchpointChange) =>
      api.put(`/api/touchpoints/${item.type}`, { body, ifMatch: item.version, answer: touchpoint }),
    ["/api/touchpoints"],
  );
  const name = (language: "es" | "en") => (
    <TextInput
      label={say(`touchpoints.name_${language}`)}
      placeholder={item.names[language]}
      value={draft.names[language] ?? ""}
      maxLength={80}
      onChange={(event) =>
        setDraft({ ...draft, names: { ...draft.names, [language]: event.currentTarget.value } })
      }
      error={save.error?.at(`names.${language}`)}
    />
  );
  const submit = (): void => {
    const { es, en } = draft.names;
    save.mutate(
      { ...draft, names: { es: es?.trim() || null, en: en?.trim() || null } },
      { onSuccess: onDone },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={16}>
        {name("es")}
        {name("en")}
        <Select
          label={say("touchpoints.channel")}
          data={channels.map((one) => ({ value: one, label: channelName(one, say) }))}
          value={draft.channel}
          allowDeselect={false}
          onChange={(to) => to && setDraft({ ...draft, channel: to })}
        />
        <Checkbox
          label={say("touchpoints.own_channel")}
          description={say("touchpoints.own_channel_text")}
          checked={draft.ownChannel}
          onChange={(event) => setDraft({ ...draft, ownChannel: event.currentTarget.checked })}
        />
        <Select
          label={say("touchpoints.phase")}
          data={phases.map((one) => ({ value: one, label: phaseName(one, say) }))}
          value={draft.phase}
          allowDeselect={false}
          onChange={(to) => to && setDraft({ ...draft, phase: to })}
        />
        <Checkbox
          label={say("touchpoints.hide")}
          description={say("touchpoints.hide_text")}
          checked={draft.hidden}
          onChange={(event) => setDraft({ ...draft, hidden: event.currentTarget.checked })}
        />
        {save.error ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {textOf(save.error)}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button type="submit" loading={save.isPending}>
            {say("touchpoints.save")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say("touchpoints.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

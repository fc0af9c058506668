import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { Icon } from "#kit/icon";
import { useProblemText } from "#kit/states";
import { useLanguage, useSay } from "#kit/words";
import { FieldRow } from "./field_row.tsx";
import { objectIcons, objectType } from "#identify/objects/web";
import type { ObjectDefinition, ObjectType } from "#identify/objects/web";
import { bare, definitionOf, draftOf, keyOf } from "./type_draft.ts";
import type { Draft } from "./type_draft.ts";

/** A kind of things: what they are called, and what is written down of each. */
export function TypeForm({
  standing,
  onDone,
}: {
  standing: ObjectType | null;
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const { language } = useLanguage();
  const [draft, setDraft] = useState<Draft>(draftOf(standing, language));
  const type = standing?.type ?? keyOf(draft.many);
  const save = useSend(
    (body: ObjectDefinition) =>
      api.put(`/api/object-types/${type}`, { body, ifMatch: standing?.version ?? 0, answer: objectType }),
    ["/api/object-types", "/api/customers"],
  );
  const remove = useSend(() => api.delete(`/api/object-types/${type}`), ["/api/object-types"]);
  const problem = save.error ?? remove.error;
  const complete =
    type !== "" && draft.one.trim() !== "" && draft.fields.every(({ name }) => name.trim() !== "");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) save.mutate(definitionOf(draft, standing, language), { onSuccess: onDone });
      }}
    >
      <Stack gap={16} maw={720}>
        <Group gap={12} align="start" grow>
          <TextInput
            label={say("things.many")}
            description={say("things.many_text")}
            value={draft.many}
            maxLength={60}
            onChange={(event) => setDraft({ ...draft, many: event.currentTarget.value })}
          />
          <TextInput
            label={say("things.one")}
            description={say("things.one_text")}
            value={draft.one}
            maxLength={60}
            onChange={(event) => setDraft({ ...draft, one: event.currentTarget.value })}
          />
        </Group>
        <Select
          label={say("things.icon")}
          w={220}
          allowDeselect={false}
          leftSection={<Icon name={draft.icon} />}
          data={objectIcons.map((one) => ({ value: one, label: say(`things.icon.${one}`) }))}
          value={draft.icon}
          onChange={(icon) => icon && setDraft({ ...draft, icon })}
        />
        <Text fw={600}>{say("things.fields")}</Text>
        {draft.fields.map((field, at) => (
          <FieldRow
            key={field.id}
            field={field}
            isTitle={draft.title === field.id}
            onTitle={() => setDraft({ ...draft, title: field.id })}
            onChange={(to) => setDraft({ ...draft, fields: draft.fields.with(at, to) })}
            onRemove={
              draft.fields.length > 1 && draft.title !== field.id
                ? () => setDraft({ ...draft, fields: draft.fields.toSpliced(at, 1) })
                : null
            }
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setDraft({ ...draft, fields: [...draft.fields, bare()] })}
          >
            {say("things.add_field")}
          </Button>
        </Group>
        {type ? (
          <Text size="sm" c="dimmed">
            {say("things.key_is", { key: type })}
          </Text>
        ) : null}
        {problem ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {textOf(problem)}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button type="submit" loading={save.isPending} disabled={!complete}>
            {say("things.save")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say("things.cancel")}
          </Button>
          {standing && standing.objects === 0 ? (
            <Button
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: onDone })}
            >
              {say("things.remove_kind")}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}

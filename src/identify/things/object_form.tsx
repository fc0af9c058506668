import { Button, Checkbox, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { useProblemText } from "#kit/states";
import { useLanguage, useSay } from "#kit/words";
import { customerObject } from "#identify/objects/web";
import type { CustomerObject, FieldValue, ObjectField, ObjectType } from "#identify/objects/web";

/** A thing of a customer by hand: its fields, as its kind has them. */
export function ObjectForm(props: {
  customerId: string;
  type: ObjectType;
  object: CustomerObject | null;
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const { customerId, type, object } = props;
  const [draft, setDraft] = useState<Readonly<Record<string, FieldValue>>>(object?.fields ?? {});
  const path = `/api/customers/${customerId}/objects`;
  const save = useSend(
    (fields: Readonly<Record<string, FieldValue | null>>) =>
      api.put(path, {
        body: { type: type.type, ...(object ? { objectId: object.objectId } : {}), fields },
        answer: customerObject,
      }),
    [path],
  );
  const submit = (): void => {
    const said = type.fields.map(({ key, kind }) => {
      const value = draft[key];
      const text = typeof value === "string" ? value.trim() : value;
      const plain = kind === "number" && typeof text === "string" ? text.replace(",", ".") : text;
      return [key, plain === "" || plain === undefined ? null : plain] as const;
    });
    save.mutate(Object.fromEntries(said), { onSuccess: props.onDone });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap={12}>
        {type.fields.map((field) => (
          <Field
            key={field.key}
            field={field}
            value={draft[field.key]}
            error={save.error?.at(`fields.${field.key}`)}
            onChange={(value) => setDraft({ ...draft, [field.key]: value })}
          />
        ))}
        {save.error ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {textOf(save.error)}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button type="submit" loading={save.isPending} disabled={Object.keys(draft).length === 0}>
            {say("things.save")}
          </Button>
          <Button variant="default" onClick={props.onDone}>
            {say("things.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Field(props: {
  field: ObjectField;
  value: FieldValue | undefined;
  error: string | undefined;
  onChange: (value: FieldValue) => void;
}): ReactNode {
  const { language } = useLanguage();
  const { field, value, error, onChange } = props;
  const label = field.name[language];
  const text = typeof value === "string" ? value : "";
  if (field.kind === "boolean")
    return (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (field.kind === "choice")
    return (
      <Select
        label={label}
        data={field.options}
        value={text || null}
        error={error}
        clearable
        onChange={(to) => onChange(to ?? "")}
      />
    );
  return (
    <TextInput
      label={label}
      type={field.kind === "date" ? "date" : "text"}
      {...(field.kind === "number" ? { inputMode: "decimal" as const } : {})}
      value={text}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

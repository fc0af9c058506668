import { ActionIcon, Autocomplete, Group, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { counters, isDay, readCondition } from "#identify/finding/web";
import type { Comparison, CustomerField } from "#identify/finding/web";
import { traitName } from "#identify/traits/web";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import type { PageFormats } from "#kit/words";
import type { Say } from "#platform/words";

/** A condition as it is being written. */
export type Draft = { readonly field: string; readonly how: Comparison; readonly value: string };

type Type = CustomerField["type"];

const comparisonsOf: Readonly<Record<Type, readonly Comparison[]>> = {
  text: ["is", "not", "contains", "starts", "present", "missing"],
  number: ["is", "not", "gte", "lte", "gt", "lt", "present", "missing"],
  date: ["gte", "lt", "present", "missing"],
  boolean: ["is", "present", "missing"],
};

/** A condition in a line: what, how, which value; values are suggested from what is in use. */
export function ConditionRow(props: {
  draft: Draft;
  fields: readonly CustomerField[];
  onChange: (draft: Draft) => void;
  onRemove: () => void;
}): ReactNode {
  const say = useSay();
  const { draft, fields, onChange, onRemove } = props;
  const type = typeOf(draft.field, fields);
  const names = [...Object.keys(counters), ...fields.map(({ name }) => `trait.${name}`)];
  const options = names.includes(draft.field) ? names : [...names, draft.field];
  return (
    <Group gap={4} wrap="nowrap" align="flex-start" role="group" aria-label={fieldName(say, draft.field)}>
      <NativeSelect
        flex="3 1 0"
        aria-label={say("directory.condition_field")}
        value={draft.field}
        data={options.map((value) => ({ value, label: fieldName(say, value) }))}
        onChange={({ currentTarget: { value: field } }) =>
          onChange({ field, how: comparisonsOf[typeOf(field, fields)][0] ?? "is", value: "" })
        }
      />
      <NativeSelect
        flex="3 1 0"
        aria-label={say("directory.condition_how")}
        value={draft.how}
        data={comparisonsOf[type].map((value) => ({
          value,
          label: say(`directory.compare.${value}${type === "date" && value.length < 4 ? "_date" : ""}`),
        }))}
        onChange={({ currentTarget }) => onChange({ ...draft, how: currentTarget.value as Comparison })}
      />
      {draft.how === "present" || draft.how === "missing" ? null : (
        <ValueField draft={draft} type={type} fields={fields} onChange={onChange} />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={say("directory.condition_remove")}
        onClick={onRemove}
      >
        <Icon name="close" size={16} />
      </ActionIcon>
    </Group>
  );
}

function ValueField(props: {
  draft: Draft;
  type: Type;
  fields: readonly CustomerField[];
  onChange: (draft: Draft) => void;
}): ReactNode {
  const say = useSay();
  const { draft, type, fields, onChange } = props;
  const label = say("directory.condition_value");
  const write = (value: string): void => onChange({ ...draft, value });
  if (type === "boolean")
    return (
      <NativeSelect
        flex="3 1 0"
        aria-label={label}
        value={draft.value}
        data={[
          { value: "", label: "" },
          { value: "true", label: say("trait_value.yes") },
          { value: "false", label: say("trait_value.no") },
        ]}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
    );
  const known = fields.find(({ name }) => `trait.${name}` === draft.field);
  if (type === "text")
    return (
      <Autocomplete
        flex="3 1 0"
        aria-label={label}
        value={draft.value}
        data={[...new Set(known?.values)]}
        limit={12}
        onChange={write}
      />
    );
  return (
    <TextInput
      flex="3 1 0"
      aria-label={label}
      type={type === "date" ? "date" : "text"}
      inputMode={type === "number" ? "decimal" : undefined}
      value={draft.value}
      onChange={({ currentTarget }) => write(currentTarget.value)}
    />
  );
}

function typeOf(field: string, fields: readonly CustomerField[]): Type {
  if (Object.hasOwn(counters, field)) return counters[field as keyof typeof counters];
  return fields.find(({ name }) => `trait.${name}` === field)?.type ?? "text";
}

/** The name of what a condition is about: `trait.city`, `orders`. */
export function fieldName(say: Say, field: string): string {
  return Object.hasOwn(counters, field)
    ? say(`directory.counter.${field}`)
    : traitName(say, field.replace(/^trait\./, ""));
}

/** `Ciudad no es Lugo`, `Puntos: 10 o más`, `Primera compra antes del 1 de marzo de 2026`. */
export function conditionWords(say: Say, as: PageFormats, parameter: string, value: string): string {
  const [field = ""] = parameter.split("[");
  const name = fieldName(say, field);
  const read = readCondition(parameter, value);
  if (typeof read === "string" || read.how === "is")
    return say("directory.filter", { name, value: said(say, as, value) });
  const dated = isDay(value) && (read.how === "gte" || read.how === "lt") ? "_date" : "";
  return say(`directory.how.${read.how}${dated}`, { name, value: said(say, as, value) });
}

function said(say: Say, as: PageFormats, value: string): string {
  if (value === "true" || value === "false")
    return say(value === "true" ? "trait_value.yes" : "trait_value.no");
  return isDay(value) ? as.date(value) : value;
}

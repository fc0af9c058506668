import { Button, Chip, Group, Input, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { traitScale } from "#identify/traits/web";
import type { TraitScale } from "#identify/traits/web";
import { useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import { filtersOf } from "./narrowing.ts";
import type { Address, Change } from "./narrowing.ts";

type Props = { state: Address; set: (change: Change) => void };

/** The button that opens the form of all filters; they hold together once applied. */
export function FilterForm({ state, set }: Props): ReactNode {
  const say = useSay();
  const [opened, open] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={open}
      position="bottom-start"
      width={360}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <Button variant="default" leftSection={<Icon name="filter" />} onClick={() => open(!opened)}>
          {say("directory.filters")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say("directory.filters")}>
        {opened ? <Fields state={state} set={set} onDone={() => open(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Fields({ state, set, onDone }: Props & { onDone: () => void }): ReactNode {
  const say = useSay();
  const scales = useFillings(traitScale);
  const [draft, setDraft] = useState<Record<string, string>>(() => Object.fromEntries(filtersOf(state)));
  const [other, setOther] = useState({ name: "", value: "" });
  const write = (name: string, value: string): void => setDraft({ ...draft, [name]: value });
  const named = /^[A-Za-z][\w.-]{0,63}$/.test(other.name.trim());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value.trim()]));
    set({ ...said, ...(named ? { [`trait.${other.name.trim()}`]: other.value.trim() } : {}) });
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        {scales.map((scale) => (
          <ScaleField
            key={scale.trait}
            scale={scale}
            value={draft[scale.trait] ?? ""}
            onChange={(value) => write(scale.trait, value)}
          />
        ))}
        <Group gap={8} grow align="flex-end" wrap="nowrap">
          <DateField
            label={say("directory.from")}
            value={draft["orderedAfter"]}
            onChange={(on) => write("orderedAfter", on)}
          />
          <DateField
            label={say("directory.before")}
            value={draft["orderedBefore"]}
            onChange={(on) => write("orderedBefore", on)}
          />
        </Group>
        <TextInput
          label={say("trait.city")}
          value={draft["trait.city"] ?? ""}
          onChange={(event) => write("trait.city", event.currentTarget.value)}
        />
        <Group gap={8} grow align="flex-start" wrap="nowrap">
          <TextInput
            label={say("directory.other_trait")}
            placeholder={say("directory.other_hint")}
            value={other.name}
            error={other.name.trim() !== "" && !named ? say("directory.other_wrong") : undefined}
            onChange={(event) => setOther({ ...other, name: event.currentTarget.value })}
          />
          <TextInput
            label={say("directory.other_value")}
            value={other.value}
            onChange={(event) => setOther({ ...other, value: event.currentTarget.value })}
          />
        </Group>
        <Button type="submit">{say("directory.apply")}</Button>
      </Stack>
    </form>
  );
}

/** Any of the values that are pressed; none pressed is everybody. */
function ScaleField(props: {
  scale: TraitScale;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useSay();
  const { scale, value, onChange } = props;
  return (
    <Input.Wrapper label={say(scale.label)} labelElement="div">
      <Chip.Group
        multiple
        value={value.split(",").filter(Boolean)}
        onChange={(values) => onChange(values.join(","))}
      >
        <Group gap={6} role="group" aria-label={say(scale.label)}>
          {scale.values.map((one) => (
            <Chip key={one.value} value={one.value} size="xs" variant="outline">
              {say(one.label)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}

function DateField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}): ReactNode {
  return (
    <TextInput
      type="date"
      label={props.label}
      value={props.value ?? ""}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

import { Button, Chip, Group, Input, Popover, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { comparisons, customerFields } from "#identify/finding/web";
import { traitScale } from "#identify/traits/web";
import type { TraitScale } from "#identify/traits/web";
import { useApi } from "#kit/api";
import { useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import { ConditionRow } from "./condition_row.tsx";
import type { Draft } from "./condition_row.tsx";
import { filtersOf, isOfSet } from "./narrowing.ts";
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
      width="min(520px, calc(100vw - 24px))"
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
  const [draft, setDraft] = useState<Record<string, string>>(() => ownOf(state, scales));
  const asked = useApi("/api/customer-fields", { answer: customerFields });
  const fields = (asked.data?.items ?? []).filter(({ name }) => !scales.some(({ trait }) => trait === name));
  const [others, setOthers] = useState<readonly Draft[]>(() => draftsOf(state, scales));
  const write = (name: string, value: string): void => setDraft({ ...draft, [name]: value });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value.trim()]));
    const before = draftsOf(state, scales).map((one) => [parameterOf(one), ""]);
    const after = others.map((one) => [parameterOf(one), valueOf(one)]);
    set({ ...said, ...Object.fromEntries([...before, ...after]) });
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
        <Input.Wrapper label={say("directory.conditions")} labelElement="div">
          <Stack gap={8}>
            {others.map((draft, i) => (
              <ConditionRow
                key={i}
                draft={draft}
                fields={fields}
                onChange={(to) => setOthers(others.with(i, to))}
                onRemove={() => setOthers(others.toSpliced(i, 1))}
              />
            ))}
            <Button
              variant="subtle"
              size="compact-sm"
              style={{ alignSelf: "flex-start" }}
              leftSection={<Icon name="plus" size={16} />}
              onClick={() => setOthers([...others, { field: "orders", how: "gte", value: "" }])}
            >
              {say("directory.condition_add")}
            </Button>
          </Stack>
        </Input.Wrapper>
        <Button type="submit">{say("directory.apply")}</Button>
      </Stack>
    </form>
  );
}

/** The conditions of an address that have no field of their own in the form. */
function draftsOf(state: Address, scales: readonly TraitScale[]): Draft[] {
  const own = new Set(["orderedAfter", "orderedBefore", "trait.city", ...scales.map(({ trait }) => trait)]);
  return filtersOf(state).flatMap(([name, value]) => {
    const [field = "", how = "is"] = name.split(/[[\]]/);
    const comparison = comparisons.find((one) => one === how);
    return own.has(name) || isOfSet(name) || !comparison ? [] : [{ field, how: comparison, value }];
  });
}

/** The values of the fields that the form always has. */
function ownOf(state: Address, scales: readonly TraitScale[]): Record<string, string> {
  const own = new Set(["orderedAfter", "orderedBefore", "trait.city", ...scales.map(({ trait }) => trait)]);
  return Object.fromEntries(filtersOf(state).filter(([name]) => own.has(name)));
}

function parameterOf({ field, how }: Draft): string {
  return how === "is" ? field : `${field}[${how}]`;
}

/** A number may be written as people write it. */
function valueOf({ how, value }: Draft): string {
  if (how === "present" || how === "missing") return "1";
  return /^-?\d+,\d+$/.test(value.trim()) ? value.trim().replace(",", ".") : value.trim();
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

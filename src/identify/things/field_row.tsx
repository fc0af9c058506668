import { Button, Group, Radio, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import { fieldKinds } from "#identify/objects/web";
import classes from "./objects.module.css";
import type { DraftField } from "./type_draft.ts";

/** One field of a kind of things, as a line: what it is called, what it holds, and whether it names the thing. */
export function FieldRow(props: {
  field: DraftField;
  isTitle: boolean;
  onTitle: () => void;
  onChange: (field: DraftField) => void;
  onRemove: (() => void) | null;
}): ReactNode {
  const say = useSay();
  const { field, onChange } = props;
  return (
    <div className={classes["field"]}>
      <Group gap={12} align="end">
        <TextInput
          label={say("things.field_name")}
          value={field.name}
          maxLength={60}
          onChange={(event) => onChange({ ...field, name: event.currentTarget.value })}
          w={220}
        />
        <Select
          label={say("things.field_kind")}
          allowDeselect={false}
          data={fieldKinds.map((one) => ({ value: one, label: say(`things.kind.${one}`) }))}
          value={field.kind}
          onChange={(kind) => kind && onChange({ ...field, kind })}
          w={160}
        />
        {field.kind === "choice" ? (
          <TextInput
            label={say("things.options")}
            description={say("things.options_text")}
            value={field.options}
            onChange={(event) => onChange({ ...field, options: event.currentTarget.value })}
            style={{ flex: 1 }}
            miw={200}
          />
        ) : null}
        <Radio label={say("things.is_title")} checked={props.isTitle} onChange={props.onTitle} mb={8} />
        {props.onRemove ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            mb={6}
            leftSection={<Icon name="trash" size={16} />}
            onClick={props.onRemove}
          >
            {say("things.remove")}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { useApi } from "#kit/api";
import { Icon } from "#kit/icon";
import { Part } from "#kit/page";
import { useSession } from "#kit/session";
import { Answered, Empty } from "#kit/states";
import { useFormats, useLanguage, useSay } from "#kit/words";
import { objectTypes } from "#identify/objects/web";
import type { ObjectType } from "#identify/objects/web";
import { TypeForm } from "./type_form.tsx";
import classes from "./objects.module.css";

/** Settings: the kinds of things that customers have, each with its fields. */
export default function ObjectTypesPage(): ReactNode {
  const say = useSay();
  const { workspace } = useSession();
  const [opened, open] = useState<ObjectType | "new" | null>(null);
  const asked = useApi("/api/object-types", { answer: objectTypes });
  const mayWrite = workspace.rights.includes("settings.write");
  const add = mayWrite ? (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => open("new")}>
      {say("things.new_kind")}
    </Button>
  ) : null;
  if (opened)
    return (
      <Part title={say(opened === "new" ? "things.new_kind" : "things.change_kind")}>
        <TypeForm
          key={opened === "new" ? "" : opened.type}
          standing={opened === "new" ? null : opened}
          onDone={() => open(null)}
        />
      </Part>
    );
  return (
    <Part
      title={say("things.title")}
      text={say("things.text")}
      actions={asked.data?.items.length ? add : null}
    >
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="box" title={say("things.no_kind")} text={say("things.no_kind_text")} action={add} />
          ) : (
            <ul className={classes["things"]}>
              {items.map((one) => (
                <Kind key={one.type} kind={one} onChange={mayWrite ? () => open(one) : null} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Part>
  );
}

function Kind({ kind, onChange }: { kind: ObjectType; onChange: (() => void) | null }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { language } = useLanguage();
  const name = kind.names[language].many;
  return (
    <li>
      <Stack gap={2}>
        <Group gap={8}>
          <Icon name={kind.icon} /> <strong>{name}</strong>
          <Text c="dimmed">{say("things.how_many", as.counted(kind.objects))}</Text>
        </Group>
        <Text c="dimmed">{kind.fields.map((field) => field.name[language]).join(" · ")}</Text>
      </Stack>
      {onChange ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={onChange}
          aria-label={say("things.change_named", { name })}
        >
          {say("things.change")}
        </Button>
      ) : null}
    </li>
  );
}

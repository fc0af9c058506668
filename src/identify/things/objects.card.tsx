import { Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useApi, useSend } from "#kit/api";
import { Icon } from "#kit/icon";
import { Dialog, Part } from "#kit/page";
import { useSession } from "#kit/session";
import { Answered, useProblemText } from "#kit/states";
import { useFormats, useLanguage, useSay } from "#kit/words";
import { ObjectForm } from "./object_form.tsx";
import { customerObjects, objectTypes } from "#identify/objects/web";
import type { CustomerObject, ObjectType } from "#identify/objects/web";
import { useFieldText } from "./field_text.ts";
import classes from "./objects.module.css";

/** The things of a customer, kind by kind. Where the workspace has defined none, there is nothing to show. */
export default function ObjectsCard({ customerId }: { customerId: string }): ReactNode {
  const types = useApi("/api/object-types", { answer: objectTypes });
  const found = useApi(`/api/customers/${customerId}/objects`, {
    answer: customerObjects,
    live: ["customer"],
    about: customerId,
  });
  if (types.data?.items.length === 0) return null;
  return (
    <Answered asked={types}>
      {({ items }) => (
        <Answered asked={found}>
          {(objects) => (
            <Things key={customerId} customerId={customerId} types={items} objects={objects.items} />
          )}
        </Answered>
      )}
    </Answered>
  );
}

type Opened = { readonly type: ObjectType; readonly object: CustomerObject | null };

function Things(props: {
  customerId: string;
  types: readonly ObjectType[];
  objects: readonly CustomerObject[];
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { workspace } = useSession();
  const [opened, open] = useState<Opened | null>(null);
  const mayWrite = workspace.rights.includes("customers.write");
  const { types, objects, customerId } = props;
  return (
    <Part
      title={say("things.card")}
      actions={mayWrite ? <Add types={types} onAdd={(type) => open({ type, object: null })} /> : undefined}
    >
      {objects.length === 0 ? <Text c="dimmed">{say("things.nothing")}</Text> : null}
      <Stack gap={20}>
        {types.map((type) => {
          const own = objects.filter((one) => one.type === type.type);
          return own.length === 0 ? null : (
            <section key={type.type} aria-label={type.names[language].many}>
              <Group gap={8} mb={8}>
                <Icon name={type.icon} /> <h3 className={classes["kind"]}>{type.names[language].many}</h3>
                <Text c="dimmed">{own.length}</Text>
              </Group>
              <ul className={classes["things"]}>
                {own.map((object) => (
                  <Thing
                    key={object.objectId}
                    type={type}
                    object={object}
                    onChange={mayWrite ? () => open({ type, object }) : null}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </Stack>
      <Dialog
        opened={opened !== null}
        title={opened ? opened.type.names[language].one : ""}
        onClose={() => open(null)}
      >
        {opened ? <ObjectForm customerId={customerId} {...opened} onDone={() => open(null)} /> : null}
      </Dialog>
    </Part>
  );
}

function Add({
  types,
  onAdd,
}: {
  types: readonly ObjectType[];
  onAdd: (type: ObjectType) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<Icon name="plus" size={16} />}>
          {say("things.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {types.map((type) => (
          <Menu.Item
            key={type.type}
            leftSection={<Icon name={type.icon} size={16} />}
            onClick={() => onAdd(type)}
          >
            {type.names[language].one}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Thing(props: {
  type: ObjectType;
  object: CustomerObject;
  onChange: (() => void) | null;
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { language } = useLanguage();
  const textOf = useFieldText();
  const { type, object } = props;
  const title = type.fields.find(({ key }) => key === type.title);
  const name = (title && textOf(title, object.fields[title.key])) || object.objectId;
  const others = type.fields.filter(({ key }) => key !== type.title && object.fields[key] !== undefined);
  const from = say("things.since", { at: as.day(object.at) });
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <dl className={classes["fields"]}>
          {others.map((field) => (
            <div key={field.key}>
              <dt>{field.name[language]}</dt>
              <dd>{textOf(field, object.fields[field.key])}</dd>
            </div>
          ))}
        </dl>
        <Text size="xs" c="dimmed">
          {object.source ? `${from} · ${say("things.source", { source: object.source })}` : from}
        </Text>
      </div>
      {props.onChange ? (
        <Group gap={4} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={props.onChange}
            aria-label={say("things.change_named", { name })}
          >
            {say("things.change")}
          </Button>
          <TakeAway object={object} name={name} />
        </Group>
      ) : null}
    </li>
  );
}

function TakeAway({ object, name }: { object: CustomerObject; name: string }): ReactNode {
  const say = useSay();
  const problem = useProblemText();
  const [asking, ask] = useState(false);
  const path = `/api/objects/${encodeURIComponent(object.type)}/${encodeURIComponent(object.objectId)}`;
  const remove = useSend(() => api.delete(path), ["/api/customers"]);
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        onClick={() => ask(true)}
        aria-label={say("things.remove_named", { name })}
      >
        {say("things.remove")}
      </Button>
      <Dialog opened={asking} title={say("things.remove_named", { name })} onClose={() => ask(false)}>
        <Text mb={16}>{say("things.remove_text")}</Text>
        {remove.error ? (
          <Text role="alert" c="var(--mantine-color-error)" mb={16}>
            {problem(remove.error)}
          </Text>
        ) : null}
        <Group gap={12}>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {say("things.remove")}
          </Button>
          <Button variant="default" onClick={() => ask(false)}>
            {say("things.cancel")}
          </Button>
        </Group>
      </Dialog>
    </>
  );
}

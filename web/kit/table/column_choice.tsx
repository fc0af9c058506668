import { Button, Checkbox, Menu, Stack } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import type { Column } from "./column.ts";

type Chosen<Row> = {
  readonly shown: readonly Column<Row>[];
  readonly toggle: (id: string) => void;
};

/** The columns that the reader wants to see of a table, kept in their browser; the first always stays. */
export function useColumns<Row>(id: string, columns: readonly Column<Row>[]): Chosen<Row> {
  const usual = columns.filter((column) => column.optional).map((column) => column.id);
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: `vinculo.columns.${id}`,
    defaultValue: usual,
    getInitialValueInEffect: false,
  });
  return {
    shown: columns.filter((column, i) => i === 0 || !hidden.includes(column.id)),
    toggle: (one) => setHidden(hidden.includes(one) ? hidden.filter((id) => id !== one) : [...hidden, one]),
  };
}

export function ColumnChoice<Row>(props: {
  columns: readonly Column<Row>[];
  chosen: Chosen<Row>;
}): ReactNode {
  const say = useSay();
  const { columns, chosen } = props;
  if (columns.length < 3) return null;
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="columns" />}>
          {say("table.columns")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown p={12}>
        <Stack gap={8}>
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.id}
              label={column.title}
              checked={chosen.shown.includes(column)}
              onChange={() => chosen.toggle(column.id)}
            />
          ))}
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}

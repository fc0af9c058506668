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

/**
 * The columns of a table whose usual state the reader has turned round, kept in their browser: those left out that are
 * usually shown, and those shown that are usually left out. So a column that is new begins as it is meant to.
 */
export function useTurnedColumns(id: string): [readonly string[], (turned: readonly string[]) => void] {
  const [turned, setTurned] = useLocalStorage<readonly string[]>({
    key: `vinculo.columns.turned.${id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return [turned, setTurned];
}

/** The columns that the reader wants to see of a table; the first always stays. */
export function useColumns<Row>(id: string, columns: readonly Column<Row>[]): Chosen<Row> {
  const [turned, setTurned] = useTurnedColumns(id);
  return {
    shown: columns.filter(
      (column, i) => i === 0 || turned.includes(column.id) === (column.optional ?? false),
    ),
    toggle: (one) => setTurned(turned.includes(one) ? turned.filter((id) => id !== one) : [...turned, one]),
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
      <Menu.Dropdown p={12} mah="70vh" style={{ overflowY: "auto" }}>
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

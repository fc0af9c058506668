import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import { directionOf, nextSort } from "./column.ts";
import type { Column, Sort } from "./column.ts";
import classes from "./table.module.css";

const arrows = { ascending: "up", descending: "down", none: "sort" } as const;

/** A column's title; where the server sorts by it, a button. */
export function HeadCell<Row>(props: {
  column: Column<Row>;
  sort: Sort;
  onSort: ((sort: Sort) => void) | undefined;
}): ReactNode {
  const say = useSay();
  const { column, sort, onSort } = props;
  const direction = directionOf(sort, column.id);
  const className = column.numeric ? classes["numeric"] : undefined;
  if (!column.sortable || !onSort)
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <UnstyledButton
        className={classes["sort"]}
        title={say("table.sort", { column: column.title })}
        onClick={() => onSort(nextSort(sort, column))}
      >
        {column.title}
        <Icon name={arrows[direction]} size={14} />
      </UnstyledButton>
    </th>
  );
}

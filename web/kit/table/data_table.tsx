import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { Keyset } from "#kit/api";
import { Failed, Loading } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import type { Column, Sort } from "./column.ts";
import { ColumnChoice, useColumns } from "./column_choice.tsx";
import { HeadCell } from "./head_cell.tsx";
import classes from "./table.module.css";

const rowHeight = 44;
/** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
const overscan = 12;

/**
 * A list that may have a million rows: they come page by page (keyset) as one scrolls, only those in sight are drawn, the
 * head stays, figures stand at the right. Sort and the opened row belong in the address: hand them in and take the
 * changes. Arrow keys walk the rows, Enter opens one at the side.
 */
export function DataTable<Row>(props: {
  /** Names the table for its kept columns and for readers of the screen. */
  id: string;
  caption: string;
  columns: readonly Column<Row>[];
  list: Keyset<Row>;
  rowId: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  opened?: string | undefined;
  onOpen?: (row: Row) => void;
  empty: ReactNode;
  /** Filters and search, left of the choice of columns. */
  tools?: ReactNode;
}): ReactNode {
  const { list } = props;
  const chosen = useColumns(props.id, props.columns);
  return (
    <div className={classes["frame"]}>
      <div className={classes["tools"]}>
        <div className={classes["filters"]}>{props.tools}</div>
        <ColumnChoice columns={props.columns} chosen={chosen} />
      </div>
      {list.problem ? (
        <Failed error={list.problem} again={list.again} />
      ) : list.waiting ? (
        <Loading />
      ) : list.rows.length === 0 && list.hasMore ? (
        <Onward list={list} />
      ) : list.rows.length === 0 ? (
        props.empty
      ) : (
        <Rows {...props} columns={chosen.shown} />
      )}
    </div>
  );
}

/** Nobody yet in what was looked at, and there is more: the next page is asked for by itself. */
function Onward<Row>({ list }: { list: Keyset<Row> }): ReactNode {
  useEffect(() => {
    if (!list.loadingMore) list.more();
  });
  return <Loading />;
}

function Rows<Row>(props: Parameters<typeof DataTable<Row>>[0]): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const scroll = useRef<HTMLDivElement>(null);
  const { list, columns, onOpen, rowId } = props;
  const virtual = useVirtualizer({
    count: list.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (last && last.index >= list.rows.length - overscan && list.hasMore && !list.loadingMore)
    queueMicrotask(list.more);
  const counted = formats.counted(list.rows.length);
  return (
    <>
      <div ref={scroll} className={classes["scroll"]} tabIndex={0} role="region" aria-label={props.caption}>
        <table className={classes["table"]} aria-rowcount={list.hasMore ? -1 : list.rows.length}>
          <colgroup>
            {columns.map((column) => (
              <col key={column.id} style={column.width ? { width: column.width } : {}} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell key={column.id} column={column} sort={props.sort ?? ""} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap height={first?.start ?? 0} columns={columns.length} />
            {items.map((item) => {
              const row = list.rows[item.index]!;
              const id = rowId(row);
              return (
                <tr
                  key={id}
                  aria-rowindex={item.index + 1}
                  aria-selected={onOpen ? id === props.opened : undefined}
                  tabIndex={onOpen ? 0 : undefined}
                  className={onOpen ? classes["door"] : undefined}
                  onClick={onOpen ? () => onOpen(row) : undefined}
                  onKeyDown={onOpen ? (event) => walk(event, () => onOpen(row)) : undefined}
                >
                  {columns.map((column) => (
                    <td key={column.id} className={column.numeric ? classes["numeric"] : undefined}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
          </tbody>
        </table>
      </div>
      <p className={classes["count"]} role="status">
        {list.loadingMore
          ? say("table.loading_more")
          : list.hasMore
            ? say("table.shown", counted)
            : say("table.all", counted)}
      </p>
    </>
  );
}

function Gap({ height, columns }: { height: number; columns: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={classes["gap"]}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    open();
  }
  const next =
    event.key === "ArrowDown" || event.key === "j"
      ? row.nextElementSibling
      : event.key === "ArrowUp" || event.key === "k"
        ? row.previousElementSibling
        : null;
  if (next instanceof HTMLElement && next.tabIndex === 0) {
    event.preventDefault();
    next.focus();
  }
}

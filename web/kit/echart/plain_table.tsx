import type { ReactNode } from "react";
import { PageLink } from "#kit/route";
import type { Cell, Table } from "#kit/section";
import classes from "./echart.module.css";

/** Where a figure of a table leads, told by its row and column: the people behind it. Null where it leads nowhere. */
export type DoorOf = (
  row: number,
  column: number,
) => { readonly to: string; readonly search: Readonly<Record<string, string>> } | null;

/** A small table of texts, as a section brings it: its first column names the row, figures to the right. */
export function PlainTable({ table, door }: { table: Table; door?: DoorOf | undefined }): ReactNode {
  return (
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={table.caption}>
      <table className={classes["table"]}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.title} scope="col" className={column.numeric ? classes["numeric"] : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    <CellText cell={cell} />
                  </th>
                ) : (
                  <td key={i} className={table.columns[i]?.numeric ? classes["numeric"] : undefined}>
                    <Behind door={door?.(at, i) ?? null}>
                      <CellText cell={cell} />
                    </Behind>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Behind({ door, children }: { door: ReturnType<DoorOf>; children: ReactNode }): ReactNode {
  if (!door) return children;
  return (
    <PageLink to={door.to} search={door.search}>
      {children}
    </PageLink>
  );
}

function CellText({ cell }: { cell: Cell }): ReactNode {
  if (typeof cell === "string") return cell;
  return (
    <>
      {cell.text}
      <small>{cell.note}</small>
    </>
  );
}

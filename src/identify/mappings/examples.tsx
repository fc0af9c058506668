import type { ReactNode } from "react";
import type { ImportUnderstanding } from "#identify/imports/web";
import { Scroll } from "#kit/page";
import { useFormats, useSay } from "#kit/words";
import classes from "./mappings.module.css";
import { headText } from "./role.ts";

/** The first rows as they will be taken, or why one will not be. */
export function Examples({
  understanding,
  kind,
}: {
  understanding: ImportUnderstanding;
  kind: string;
}): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { examples } = understanding;
  const names = [...new Set(examples.flatMap(({ taken }) => Object.keys(taken ?? {})))];
  return (
    <Scroll label={say("mapping.preview_table")}>
      <table className={classes["rows"]}>
        <caption className={classes["unseen"]}>{say("mapping.preview_table")}</caption>
        <thead>
          <tr>
            <th scope="col" className={classes["numeric"]}>
              {say("mapping.line_no")}
            </th>
            {names.map((name) => (
              <th key={name} scope="col">
                {headText(say, kind, name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {examples.map(({ row, taken, refused }) => (
            <tr key={row}>
              <th scope="row" className={classes["numeric"]}>
                {formats.count(row)}
              </th>
              {taken === null ? (
                <td colSpan={Math.max(1, names.length)} className={classes["bad"]}>
                  {refused}
                </td>
              ) : (
                names.map((name) => <td key={name}>{String(taken[name] ?? "")}</td>)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

import type { ReactNode } from "react";
import type { ImportUnderstanding, ImportView } from "#identify/imports/web";
import { Icon } from "#kit/icon";
import { useFormats, useSay } from "#kit/words";
import classes from "./mappings.module.css";
import { roleText } from "./role.ts";

/** What the file is, in two sentences; which earlier one it is like; what is missing and what to look at. */
export function FileSays({
  one,
  understanding,
}: {
  one: ImportView;
  understanding: ImportUnderstanding;
}): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { missing, warnings, format, delimiter, header, compressed } = understanding;
  const roles = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
  const separated = format === "delimited" ? (names[delimiter ?? ""] ?? "other") : format;
  return (
    <>
      <span>
        {say("mapping.file_is", {
          kind: say(`importing.kind.${one.kind}`),
          bytes: formats.bytes(one.file.bytes),
          how: say(`mapping.format.${separated}`),
          header: say(header ? "mapping.header.yes" : "mapping.header.no"),
        })}{" "}
        {compressed ? say("mapping.compressed") : null}
      </span>
      {one.recognised ? (
        <span className={classes["warning"]}>
          <Icon name="check" size={16} /> {say("mapping.recognised", { name: one.recognised })}
        </span>
      ) : null}
      {missing.length > 0 ? (
        <strong className={classes["warning"]}>
          <Icon name="alert" size={16} />
          {say("mapping.missing", {
            roles: roles.format(missing.map((role) => roleText(say, one.kind, role))),
          })}
        </strong>
      ) : null}
      {warnings.map(({ id, text }) => (
        <span key={id} className={classes["warning"]}>
          <Icon name="alert" size={16} /> {text}
        </span>
      ))}
    </>
  );
}

const names: Readonly<Record<string, string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "pipe",
  " ": "blanks",
};

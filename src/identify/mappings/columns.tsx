import { Anchor } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { importKinds } from "#identify/imports/web";
import type { ImportMapping, ImportUnderstanding, ImportView } from "#identify/imports/web";
import { useApi } from "#kit/api";
import { Choice, Sentence } from "#kit/sentence";
import type { Option } from "#kit/sentence";
import { useFormats, useSay } from "#kit/words";
import classes from "./mappings.module.css";
import { choose, chosen, roleOptions } from "./role.ts";

type About = {
  readonly one: ImportView;
  readonly understanding: ImportUnderstanding;
  readonly onCorrect: (change: ImportMapping) => void;
};

/** A file of a hundred columns mostly says what nobody needs: those come when one asks. */
const many = 4;

/** Roles whose cells are dates. */
const dates = new Set(["date", "at", "birthday", "since"]);

/** The file's columns as sentences: first those that say something, then those that are left out. */
export function Columns({ one, understanding, onCorrect }: About): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const [all, showAll] = useState(false);
  const kinds = useApi("/api/import-kinds", { answer: importKinds });
  const others = kinds.data?.items.find(({ kind }) => kind === one.kind)?.others ?? "none";
  const options = roleOptions(say, one.kind, understanding.roles, others);
  const used = understanding.columns.filter((column) => chosen(column) !== "(out)");
  const left = understanding.columns.filter((column) => !used.includes(column));
  const shown = all || left.length <= many ? [...used, ...left] : used;
  return (
    <>
      <ul className={classes["columns"]}>
        {shown.map((column) => (
          <ColumnSentence
            key={column.name}
            name={understanding.header ? column.name : say("mapping.column_n", { n: column.name })}
            samples={column.samples}
            role={chosen(column)}
            roles={options}
            onRole={(choice) => onCorrect(choose(column, choice))}
            detail={
              dates.has(column.role ?? "") && /^(dmy|mdy)$/.test(understanding.dateOrder ?? "") ? (
                <DateOrder understanding={understanding} onCorrect={onCorrect} />
              ) : null
            }
          />
        ))}
      </ul>
      {left.length > many ? (
        <Anchor component="button" inherit mt={8} onClick={() => showAll(!all)}>
          {all ? say("mapping.fewer") : say("mapping.left_n", formats.counted(left.length))}
        </Anchor>
      ) : null}
    </>
  );
}

/** In which order a date is written, where figures alone could mean either. */
function DateOrder({ understanding, onCorrect }: Omit<About, "one">): ReactNode {
  const say = useSay();
  return (
    <Choice
      label={say("mapping.date_order")}
      value={understanding.dateOrder === "mdy" ? "mdy" : "dmy"}
      options={[
        { value: "dmy", label: say("mapping.date.dmy") },
        { value: "mdy", label: say("mapping.date.mdy") },
      ]}
      onChange={(dateOrder) => onCorrect({ dateOrder })}
    />
  );
}

/** One column of the file: what it is, in a sentence that one corrects in place, with what it says beside it. */
function ColumnSentence(props: {
  /** Its header, or its number where the file has none. */
  name: string;
  /** The first values that stand in it. */
  samples: readonly string[];
  role: string;
  roles: readonly Option<string>[];
  onRole: (role: string) => void;
  /** A second choice that belongs to the role: in which order a date is written. */
  detail: ReactNode;
}): ReactNode {
  const say = useSay();
  const { name, samples } = props;
  const role = (
    <Choice
      label={say("mapping.role_of", { column: name })}
      value={props.role}
      options={props.roles}
      onChange={props.onRole}
    />
  );
  const column = <b className={classes["name"]}>{name}</b>;
  return (
    <li>
      <span>
        {props.detail ? (
          <Sentence text="mapping.column_detailed" blanks={{ column, role, detail: props.detail }} />
        ) : (
          <Sentence text="mapping.column" blanks={{ column, role }} />
        )}
      </span>
      <span className={classes["samples"]} title={samples.join("\n")}>
        {samples.length === 0 ? say("mapping.no_samples") : samples.join(" · ")}
      </span>
    </li>
  );
}

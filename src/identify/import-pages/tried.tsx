import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { ImportView } from "#identify/imports/web";
import { Icon } from "#kit/icon";
import { Scroll } from "#kit/page";
import { Progress } from "#kit/progress";
import { SaveButton } from "#kit/transfer";
import { useFormats, useSay } from "#kit/words";
import { CountsPicture } from "./counts.tsx";
import classes from "./importing.module.css";

/** What would become of the file: counts, and why rows would be refused. Nothing is written. */
export function Tried({ one, onTry }: { one: ImportView; onTry: (() => void) | null }): ReactNode {
  const say = useSay();
  const { counts, progress, state } = one;
  if (state === "checking")
    return (
      <Progress
        label={say("importing.trying")}
        share={progress?.share ?? null}
        remaining={progress?.remainingSeconds ?? null}
      />
    );
  if (!counts)
    return onTry ? (
      <Button variant="default" leftSection={<Icon name="play" />} onClick={onTry}>
        {say("importing.try")}
      </Button>
    ) : (
      <p className={classes["note"]}>{say("importing.not_tried")}</p>
    );
  return (
    <>
      <CountsPicture counts={counts} kind={one.kind} />
      <Refused one={one} />
    </>
  );
}

/** Why rows are refused, and all of them to take away. */
export function Refused({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  if (one.reasons.length === 0) return null;
  return (
    <>
      <Reasons reasons={one.reasons} />
      <div className={classes["save"]}>
        <SaveButton
          path={`/api/imports/${one.importId}/refused`}
          name={say("importing.refused_name", { name: one.file.name })}
          label={say("importing.refused_take")}
        />
      </div>
      <p className={classes["note"]}>{say("importing.refused_text")}</p>
    </>
  );
}

/** Why rows are refused: the reason in words, how many, and in which lines the first ones stand. */
function Reasons({ reasons }: Pick<ImportView, "reasons">): ReactNode {
  const say = useSay();
  const formats = useFormats();
  return (
    <Scroll label={say("importing.reasons")}>
      <table className={classes["rows"]}>
        <caption className={classes["unseen"]}>{say("importing.reasons")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("importing.reason")}</th>
            <th scope="col" className={classes["numeric"]}>
              {say("importing.rows")}
            </th>
            <th scope="col">{say("importing.examples")}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.id}>
              <th scope="row">{reason.text}</th>
              <td className={classes["numeric"]}>{formats.count(reason.rows)}</td>
              <td>{reason.examples.map((line) => formats.count(line)).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

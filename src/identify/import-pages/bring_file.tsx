import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { importKinds, importView } from "#identify/imports/web";
import { sendFile, useApi } from "#kit/api";
import { Part } from "#kit/page";
import { Progress } from "#kit/progress";
import { useGo } from "#kit/route";
import { Choice, Sentence } from "#kit/sentence";
import { useSession } from "#kit/session";
import { useProblemText } from "#kit/states";
import { FileDrop, useSending } from "#kit/transfer";
import { useFormats, useSay } from "#kit/words";
import classes from "./importing.module.css";

/** The kinds as they stand before the server has named them all. */
const usual = ["orders", "customers", "events"];

/** The first way to begin: one's own file, where it can be dropped at once. */
export function BeginWithFile(): ReactNode {
  const say = useSay();
  return (
    <Part title={say("importing.begin")} text={say("importing.begin_text")}>
      <BringFile />
    </Part>
  );
}

/** A place for a file of orders, unless another kind is chosen; once it is up, its own page opens. */
export function BringFile(props: { kind?: string }): ReactNode {
  const say = useSay();
  const go = useGo();
  const formats = useFormats();
  const textOf = useProblemText();
  const [kind, choose] = useState(props.kind ?? "orders");
  const known = useApi("/api/import-kinds", { answer: importKinds });
  const kinds = known.data?.items.map((one) => one.kind) ?? usual;
  const { sending, problem, start, cancel } = useSending(
    (file, how) =>
      sendFile("/api/imports", file, { ...how, query: { kind, name: file.name }, answer: importView }),
    (made) => go(`/imports/${made.importId}`),
  );
  if (!useSession().workspace.rights.includes("imports.write"))
    return <p className={classes["note"]}>{say("importing.not_allowed")}</p>;
  if (!sending)
    return (
      <>
        <p className={classes["lead"]}>
          <Sentence
            text="importing.file_has"
            blanks={{
              kind: (
                <Choice
                  label={say("importing.column.kind")}
                  value={kind}
                  options={kinds.map((value) => ({ value, label: say(`importing.kind_long.${value}`) }))}
                  onChange={choose}
                />
              ),
            }}
          />
        </p>
        <FileDrop
          label={say("importing.choose")}
          hint={say("importing.accepted")}
          accept=".csv,.tsv,.txt,.gz,.xlsx"
          onFile={start}
          error={problem ? textOf(problem) : undefined}
        />
      </>
    );
  const { file, sent, remaining } = sending;
  const up = sent >= file.size;
  return (
    <Progress
      label={say(up ? "importing.understanding" : "importing.sending", { file: file.name })}
      share={up ? null : sent / file.size}
      {...(up ? {} : { detail: formats.bytes(file.size), remaining })}
      note={say("importing.sending_note")}
      actions={
        <Button variant="default" onClick={cancel}>
          {say("importing.cancel_sending")}
        </Button>
      }
    />
  );
}

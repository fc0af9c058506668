import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ImportView } from "#identify/imports/web";
import { Icon } from "#kit/icon";
import { Dialog } from "#kit/page";
import { Progress } from "#kit/progress";
import { useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { useImport } from "./use_import.ts";

/** While an import goes on, stands still, or is taken back: how far it is, what is left, and what may be done. */
export function Running({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const textOf = useProblemText();
  const [asking, ask] = useState(false);
  // The work stops between two portions: until then it still runs, and says that it was heard.
  const [stopping, stop] = useState<"pause" | "cancel" | null>(null);
  const { act, busy, problem } = useImport(one);
  const { progress, state } = one;
  const rate = progress?.rowsPerSecond ?? null;
  const label = state === "undoing" ? "undoing" : (progress?.step ?? "reading");
  return (
    <>
      <Progress
        label={say(`importing.doing.${label}`)}
        share={progress?.share ?? null}
        remaining={progress?.remainingSeconds ?? null}
        paused={state === "paused"}
        {...(rate ? { detail: say("importing.rate", formats.counted(Math.round(rate))) } : {})}
        note={say(`importing.goes_on.${state}`)}
        actions={
          state === "running" || state === "paused" ? (
            <>
              {state === "running" ? (
                <Button
                  variant="default"
                  leftSection={<Icon name="pause" />}
                  loading={stopping === "pause" || busy === "pause"}
                  onClick={() => act("pause", () => stop("pause"))}
                >
                  {say("importing.pause")}
                </Button>
              ) : (
                <Button
                  leftSection={<Icon name="play" />}
                  loading={busy === "resume"}
                  onClick={() => {
                    stop(null);
                    act("resume");
                  }}
                >
                  {say("importing.resume")}
                </Button>
              )}
              <Button variant="subtle" color="red" loading={stopping === "cancel"} onClick={() => ask(true)}>
                {say("importing.cancel")}
              </Button>
            </>
          ) : null
        }
      />
      {problem ? (
        <Text role="alert" c="var(--mantine-color-error)" mt={16}>
          {textOf(problem)}
        </Text>
      ) : null}
      <Dialog opened={asking} onClose={() => ask(false)} title={say("importing.cancel_title")}>
        <Text>{say("importing.cancel_text")}</Text>
        <Button
          mt={16}
          color="red"
          loading={busy === "cancel"}
          onClick={() =>
            act("cancel", () => {
              stop("cancel");
              ask(false);
            })
          }
        >
          {say("importing.cancel")}
        </Button>
      </Dialog>
    </>
  );
}

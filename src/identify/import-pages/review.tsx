import { Button, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import type { ImportView } from "#identify/imports/web";
import { Filled, useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { Page, Part } from "#kit/page";
import { useGo } from "#kit/route";
import { useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import classes from "./importing.module.css";
import { importReading, usualBasis } from "./slots.ts";
import { Tried } from "./tried.tsx";
import { useImport } from "./use_import.ts";

/**
 * Before anything is written: what was understood, correctable in place, then what would become of it. It is tried by
 * itself as soon as nothing needed is missing, so that one click is left.
 */
export function Review({ one, scope }: { one: ImportView; scope: ReactNode }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const textOf = useProblemText();
  const go = useGo();
  const { correct, act, busy, problem } = useImport(one);
  const readings = useFillings(importReading);
  const ready = one.understanding?.missing.length === 0;
  const checking = one.state === "checking" || busy === "check";
  const run = (): void => {
    // It stands on screen all the while; whoever leaves it as it is says so by importing.
    if (one.legalBasis === null) correct({ legalBasis: usualBasis });
    act("run");
  };
  const tried = one.state === "understood" && ready && busy === null && one.file.bytes <= triedByItself;
  useTried(tried, one.version, () => act("check"));
  return (
    <Page
      title={one.file.name}
      question={<Verdict one={one} />}
      scope={scope}
      actions={
        <>
          <Button
            variant="default"
            loading={busy === "cancel"}
            onClick={() => act("cancel", () => go("/imports"))}
          >
            {say("importing.discard")}
          </Button>
          <Button
            leftSection={<Icon name="upload" />}
            disabled={!ready || busy === "correct" || checking}
            loading={busy === "run"}
            onClick={run}
          >
            {one.counts
              ? say("importing.run_n", formats.counted(one.counts.rows - one.counts.refused))
              : say("importing.run")}
          </Button>
        </>
      }
    >
      {problem ? (
        <Text role="alert" c="var(--mantine-color-error)" mb={16}>
          {textOf(problem)}
        </Text>
      ) : null}
      <fieldset className={classes["plain"]} disabled={checking}>
        {readings.map(({ id, load }) => (
          <Filled key={id} load={load} given={{ one, onCorrect: correct }} />
        ))}
      </fieldset>
      <Part title={say("importing.trial")} text={say("importing.trial_text")}>
        <Tried one={one} onTry={ready ? () => act("check") : null} />
      </Part>
    </Page>
  );
}

/** Bytes. A larger file is tried when one asks: half a minute's waiting is nobody's choice but the reader's. */
const triedByItself = 64_000_000;

/** What would come of it in one line, once it was tried; that nothing is written yet, always. */
function Verdict({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { counts, state } = one;
  const nothing = say(`importing.question.${state}`);
  if (state === "checking") {
    const { share = 0, remainingSeconds: left = null } = one.progress ?? {};
    const ends = left === null ? "" : `, ${say("progress.left", { time: formats.span(left) })}`;
    return `${say("importing.trying")}: ${formats.share(share)}${ends}. ${nothing}`;
  }
  if (state !== "checked" || !counts) return nothing;
  const met = say("importing.would_meet", formats.counted(counts.newCustomers));
  const refused =
    counts.refused === 0
      ? say("importing.none_refused")
      : say("importing.would_refuse", formats.counted(counts.refused));
  return `${met} ${refused} ${nothing}`;
}

/** Tries each version once: one that was refused is not tried again and again. */
function useTried(due: boolean, version: number, attempt: () => void): void {
  const tried = useRef(-1);
  useEffect(() => {
    if (!due || tried.current === version) return;
    tried.current = version;
    attempt();
  });
}

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { importView } from "#identify/imports/web";
import type { ImportView } from "#identify/imports/web";
import { useApi } from "#kit/api";
import { Page } from "#kit/page";
import { Steps } from "#kit/progress";
import { useGo, useParam } from "#kit/route";
import { Answered, Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { Done } from "./done.tsx";
import { Ended } from "./ended.tsx";
import { Review } from "./review.tsx";
import { Running } from "./running.tsx";

/** Work that goes on is looked at twice a second: fast enough to see it move. */
const often = 500;

/** One import, from what was understood of its file to what it brought; what is shown follows its state. */
export default function ImportPage(): ReactNode {
  const importId = useParam("importId");
  const asked = useApi<ImportView>(`/api/imports/${encodeURIComponent(importId)}`, {
    answer: importView,
    every: ({ state }) => (moving.has(state) ? often : false),
  });
  if (asked.error?.status === 404) return <Unknown />;
  return <Answered asked={asked}>{(one) => <Sheet key={one.importId} one={one} />}</Answered>;
}

function Sheet({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const scope = (
    <Steps
      label={say("importing.steps")}
      steps={steps.map((step) => say(`importing.step.${step}`))}
      at={steps.indexOf(stepOf[one.state])}
    />
  );
  if (reviewed.has(one.state)) return <Review one={one} scope={scope} />;
  return (
    <Page
      title={one.file.name}
      question={say(`importing.question.${one.state}`)}
      scope={aside.has(one.state) ? undefined : scope}
    >
      {one.state === "done" ? <Done one={one} /> : null}
      {ended.has(one.state) ? <Ended one={one} /> : null}
      {underWay.has(one.state) ? <Running one={one} /> : null}
    </Page>
  );
}

const states = (...some: ImportView["state"][]): ReadonlySet<ImportView["state"]> => new Set(some);
const reviewed = states("understood", "checking", "checked");
const underWay = states("reading", "running", "paused", "undoing");
const ended = states("failed", "cancelled", "undone");
/** No longer on the way. */
const aside = states("cancelled", "undoing", "undone");
const moving = states("reading", "checking", "running", "undoing");

/** The way of a file into the record. */
const steps = ["understood", "tried", "running", "done"] as const;

const stepOf: Readonly<Record<ImportView["state"], (typeof steps)[number]>> = {
  reading: "understood",
  understood: "understood",
  checking: "tried",
  checked: "tried",
  running: "running",
  paused: "running",
  done: "done",
  failed: "running",
  cancelled: "running",
  undoing: "done",
  undone: "done",
};

function Unknown(): ReactNode {
  const say = useSay();
  const go = useGo();
  return (
    <Page title={say("importing.unknown")}>
      <Empty
        icon="file"
        title={say("importing.unknown_why")}
        text={say("importing.unknown_text")}
        action={
          <Button mt={8} onClick={() => go("/imports")}>
            {say("importing.to_list")}
          </Button>
        }
      />
    </Page>
  );
}

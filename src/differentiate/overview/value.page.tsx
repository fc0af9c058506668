import { SegmentedControl, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { sorts } from "#differentiate/movers/web";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { useSay } from "#kit/words";
import { DateScope, Report } from "./date_scope.tsx";
import { Moves } from "./moves.tsx";
import { Perspective } from "./perspective.tsx";
import classes from "./overview.module.css";

/** What one can look at, in the order of the tabs. */
const tabs = ["pyramid", "lifecycle", "moves", "wealth", "rfm", "cohorts", "trend"] as const;

const address = z.object({
  view: z.enum(tabs).catch("pyramid"),
  /** YYYY-MM-DD; "" is today. */
  at: z.iso.date().catch(""),
  scores: z.enum(["independent", "nested"]).catch("independent"),
  /** Who moved: since when ("" is a month before), by what, where, and how they are sorted. */
  from: z.iso.date().catch(""),
  kind: z.enum(["stage", "tier"]).catch("stage"),
  move: z.string().catch(""),
  direction: z.enum(["up", "down", "in", "out", ""]).catch(""),
  sort: z.enum(sorts).catch("-after"),
});
type Address = z.output<typeof address>;

/** Value: what the customers are worth, at any date. What one looks at, and when, stands in the address. */
export default function ValuePage(): ReactNode {
  const say = useSay();
  const [state, set] = useSearchState(address);
  return (
    <Page
      title={say("overview.value")}
      question={say("overview.value_question")}
      actions={<Report at={state.at} />}
      scope={<DateScope at={state.at} onChange={(date) => set({ at: date }, { push: true })} />}
    >
      <Tabs
        value={state.view}
        onChange={(to) => set({ view: to as Address["view"] }, { push: true })}
        keepMounted={false}
      >
        <Tabs.List aria-label={say("overview.value")}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(`overview.view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((one) => (
          <Tabs.Panel key={one} value={one} className={classes["panel"]}>
            <View view={one} state={state} set={set} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function View(props: {
  view: Address["view"];
  state: Address;
  set: (change: Partial<Address>) => void;
}): ReactNode {
  const { view, state, set } = props;
  // The addresses of the list are checked by it: what is no sort or direction is none.
  if (view === "moves") return <Moves shown={state} set={(change) => set(change as Partial<Address>)} />;
  return (
    <Perspective
      view={view}
      at={state.at}
      nested={state.scores === "nested"}
      actions={
        view === "rfm" ? <Scores scores={state.scores} onChange={(to) => set({ scores: to })} /> : undefined
      }
    />
  );
}

type Scoring = Address["scores"];

function Scores({ scores, onChange }: { scores: Scoring; onChange: (to: Scoring) => void }): ReactNode {
  const say = useSay();
  return (
    <SegmentedControl
      aria-label={say("overview.scores")}
      value={scores}
      onChange={(to) => onChange(to)}
      data={[
        { value: "independent", label: say("overview.scores.independent") },
        { value: "nested", label: say("overview.scores.nested") },
      ]}
    />
  );
}

import { SegmentedControl, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { useSay } from "#kit/words";
import { DateScope } from "./date_scope.tsx";
import { Perspective } from "./perspective.tsx";
import { views } from "./seen.ts";
import type { View } from "./seen.ts";
import classes from "./overview.module.css";

const address = z.object({
  view: z.enum(views).catch("pyramid"),
  /** YYYY-MM-DD; "" is today. */
  at: z.iso.date().catch(""),
  scores: z.enum(["independent", "nested"]).catch("independent"),
});

/** Value: what the customers are worth, at any date. What one looks at, and when, stands in the address. */
export default function ValuePage(): ReactNode {
  const say = useSay();
  const [{ view, at, scores }, set] = useSearchState(address);
  return (
    <Page
      title={say("overview.value")}
      question={say("overview.value_question")}
      scope={<DateScope at={at} onChange={(date) => set({ at: date }, { push: true })} />}
    >
      <Tabs value={view} onChange={(to) => set({ view: to as View }, { push: true })} keepMounted={false}>
        <Tabs.List aria-label={say("overview.value")}>
          {views.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(`overview.view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {views.map((one) => (
          <Tabs.Panel key={one} value={one} className={classes["panel"]}>
            <Perspective
              key={one}
              view={one}
              at={at}
              nested={scores === "nested"}
              actions={
                one === "rfm" ? <Scores scores={scores} onChange={(to) => set({ scores: to })} /> : undefined
              }
            />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

type Scoring = z.infer<typeof address>["scores"];

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

import { Alert, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { useApi } from "#kit/api";
import { Icon } from "#kit/icon";
import { Figure, Page, Part } from "#kit/page";
import { PageLink, useSearchState } from "#kit/route";
import { Answered, Empty } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { PeriodScope, periods, useFrom } from "./period_scope.tsx";
import { SegmentPanel } from "./segment_panel.tsx";
import { touchpoints } from "#identify/touchpoints/web";
import type { Touchpoints } from "#identify/touchpoints/web";
import { segmentsOf, wheelPhases } from "./volumes.ts";
import type { Segment } from "./volumes.ts";
import { Wheel } from "./wheel.tsx";

const address = z.object({
  period: z.enum(periods).catch("year"),
  /** The opened segment, as `before.web`. */
  open: z.string().catch(""),
});

/** Touchpoints: where and when customers and the business meet, by phase of the purchase and channel. */
export default function TouchpointsPage(): ReactNode {
  const say = useSay();
  const [{ period, open }, set] = useSearchState(address);
  const from = useFrom(period);
  const asked = useApi("/api/touchpoints", {
    query: { from },
    answer: touchpoints,
    live: ["value"],
  });
  return (
    <Page
      title={say("touchpoints.title")}
      question={say("touchpoints.question")}
      scope={<PeriodScope period={period} onChange={(to) => set({ period: to })} />}
    >
      <Answered asked={asked}>
        {(answer) => <Seen answer={answer} open={open} onOpen={(one) => set({ open: one })} />}
      </Answered>
    </Page>
  );
}

function Seen(props: { answer: Touchpoints; open: string; onOpen: (key: string) => void }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { answer, open, onOpen } = props;
  const segments = segmentsOf(answer.items);
  const guessed = answer.items.filter(({ from, events }) => from === "guess" && events > 0).length;
  const opened = segments.find((one) => keyOf(one) === open);
  if (segments.length === 0) return <Nothing counting={answer.countedAt === null} />;
  return (
    <>
      <Figure.Row label={say("touchpoints.by_phase")}>
        {wheelPhases.map((phase) => (
          <PhaseFigure key={phase} phase={phase} segments={segments} />
        ))}
      </Figure.Row>
      {guessed > 0 ? (
        <Alert color="gray" variant="light" icon={<Icon name="help" />} mb={24}>
          <Text size="sm">{say("touchpoints.guessed", as.counted(guessed))}</Text>
          <PageLink to="/settings/event-types">{say("touchpoints.look_at_them")}</PageLink>
        </Alert>
      ) : null}
      <Part
        title={say("touchpoints.wheel")}
        text={say("touchpoints.wheel_text", { from: as.date(answer.from), to: as.date(answer.to) })}
      >
        <Wheel answer={answer} segments={segments} onOpen={(one) => onOpen(keyOf(one))} />
        {answer.countedAt ? (
          <Text size="sm" c="dimmed" mt={8}>
            {say("touchpoints.counted_at", { at: as.moment(answer.countedAt) })}
          </Text>
        ) : null}
      </Part>
      <SegmentPanel segment={opened} from={answer.from} to={answer.to} onClose={() => onOpen("")} />
    </>
  );
}

function keyOf({ phase, channel }: Segment): string {
  return `${phase}.${channel}`;
}

function PhaseFigure(props: {
  phase: (typeof wheelPhases)[number];
  segments: readonly Segment[];
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const all = props.segments.reduce((sum, one) => sum + one.events, 0);
  const own = props.segments
    .filter(({ phase }) => phase === props.phase)
    .reduce((sum, one) => sum + one.events, 0);
  return (
    <Figure
      label={say(`touchpoints.phase.${props.phase}`)}
      value={as.count(own)}
      n={own > 0 ? say("touchpoints.share", { share: as.share(own / all) }) : say("touchpoints.gap")}
    />
  );
}

function Nothing({ counting }: { counting: boolean }): ReactNode {
  const say = useSay();
  return (
    <Empty
      icon="wheel"
      title={say(counting ? "touchpoints.counting" : "touchpoints.none")}
      text={say(counting ? "touchpoints.counting_text" : "touchpoints.none_text")}
      action={<PageLink to="/settings/event-types">{say("touchpoints.see_catalogue")}</PageLink>}
    />
  );
}

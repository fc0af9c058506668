import type { ReactNode } from "react";
import type { WheelChart } from "#kit/chart";
import { EChart } from "#kit/echart";
import { ordered } from "#kit/tokens";
import { useFormats, useSay } from "#kit/words";
import { channelName, phaseName } from "#identify/touchpoints/web";
import type { Touchpoints } from "#identify/touchpoints/web";
import { wheelPhases } from "./volumes.ts";
import type { Segment } from "./volumes.ts";

/** One hue, lighter before and darker after: the way of a customer through the phases. */
const marks = { before: ordered[3]!, during: ordered[1]!, after: ordered[0]! } as const;

/** The wheel with its table: phases as sectors, channels as segments, their areas as many as their events. */
export function Wheel(props: {
  answer: Touchpoints;
  segments: readonly Segment[];
  onOpen: (segment: Segment) => void;
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { answer, segments } = props;
  const all = segments.reduce((sum, one) => sum + one.events, 0);
  const sectors = wheelPhases.map((phase) => ({ phase, own: segments.filter((one) => one.phase === phase) }));
  // As the wheel counts its marks: a phase without segments has one, its gap.
  const spots = sectors.flatMap(({ own }): (Segment | null)[] => (own.length > 0 ? own : [null]));
  const chart: WheelChart = {
    kind: "wheel",
    sectors: sectors.map(({ phase, own }) => ({
      label: say(`touchpoints.short.${phase}`),
      gap: say("touchpoints.gap"),
      segments: own.map(({ channel, events }) => ({
        label: channelName(channel, say),
        value: events,
        text: as.count(events),
        ...marks[phase],
      })),
    })),
  };
  const caption = say("touchpoints.caption", { from: as.date(answer.from), to: as.date(answer.to) });
  const rows = sectors.flatMap(({ phase, own }) =>
    own.length > 0
      ? own.map(({ channel, events }) => [
          phaseName(phase, say),
          channelName(channel, say),
          as.count(events),
          as.share(events / all),
        ])
      : [[phaseName(phase, say), say("touchpoints.gap"), as.count(0), as.share(0)]],
  );
  return (
    <EChart
      caption={caption}
      chart={chart}
      table={{
        caption,
        columns: [
          { title: say("touchpoints.phase") },
          { title: say("touchpoints.channel") },
          { title: say("touchpoints.events"), numeric: true },
          { title: say("touchpoints.of_all"), numeric: true },
        ],
        rows,
      }}
      tableBelow
      onPick={({ index }) => {
        const segment = spots[index];
        if (segment) props.onOpen(segment);
      }}
      door={(row, column) => {
        const segment = spots[row];
        return segment && column === 2
          ? { to: "/touchpoints", search: { open: `${segment.phase}.${segment.channel}` } }
          : null;
      }}
    />
  );
}

import type { Channel, Phase, Touchpoint } from "#identify/touchpoints/web";

/** The phases that the wheel shows, in the order in which a customer goes through them. */
export const wheelPhases = ["before", "during", "after"] as const satisfies readonly Phase[];

/** What happened by one channel in one phase, and of which types it was. */
export type Segment = {
  readonly phase: (typeof wheelPhases)[number];
  readonly channel: Channel;
  readonly events: number;
  readonly types: readonly { readonly item: Touchpoint; readonly events: number }[];
};

/** The segments of the wheel, phase by phase, the greatest first; hidden types and what is no touchpoint stay out. */
export function segmentsOf(items: readonly Touchpoint[]): Segment[] {
  return wheelPhases.flatMap((phase) => {
    const here = items.filter((item) => item.phase === phase && !item.hidden);
    const volumes = here.flatMap((item) =>
      item.volumes.map(({ channel, events }) => ({ item, channel, events })),
    );
    return [...Map.groupBy(volumes, (one) => one.channel)]
      .map(([channel, some]): Segment => ({
        phase,
        channel,
        events: some.reduce((sum, one) => sum + one.events, 0),
        types: some.toSorted((a, b) => b.events - a.events),
      }))
      .toSorted((a, b) => b.events - a.events);
  });
}

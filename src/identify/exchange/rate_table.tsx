import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Rate } from "#identify/rates/web";
import { EChart } from "#kit/echart";
import { ordered } from "#kit/tokens";
import { useFormats, useSay } from "#kit/words";

/** The rates of one currency over time, each in force until the next, with their table. */
export function RateTable(props: {
  items: readonly Rate[];
  home: string;
  currency: string;
  more: boolean;
}): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { items, home, currency } = props;
  const caption = say("exchange.caption", { currency, home });
  const text = (rate: string): string => as.number(Number(rate));
  return (
    <>
      <EChart
        caption={caption}
        chart={{
          kind: "steps",
          points: items.map(({ date, rate }) => ({
            at: Date.parse(date),
            label: as.date(date),
            value: Number(rate),
            text: text(rate),
          })),
          tick: (value) => as.number(value),
          when: (at) => as.monthShort(new Date(at).toISOString().slice(0, 7)),
          ...ordered[1]!,
        }}
        table={{
          caption,
          columns: [{ title: say("exchange.from") }, { title: say("exchange.rate"), numeric: true }],
          rows: items.toReversed().map(({ date, rate }) => [as.date(date), text(rate)]),
        }}
        tableBelow
      />
      {props.more ? <Text c="dimmed">{say("exchange.first_ones")}</Text> : null}
    </>
  );
}

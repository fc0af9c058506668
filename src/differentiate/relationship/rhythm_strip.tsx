import { useComputedColorScheme } from "@mantine/core";
import type { CSSProperties, ReactNode } from "react";
import { stageMark } from "#differentiate/lifecycle/web";
import { Swatch } from "#kit/echart";
import { faces } from "#kit/tokens";
import { useFormats, useSay } from "#kit/words";
import type { Relationship, Rhythm } from "./relationship.contract.ts";
import classes from "./relationship.module.css";

const day = 86_400_000;
/** A year, or twelve rhythms where that is more: enough to see whether the gaps are regular. */
const least = 365;
const rhythms = 12;

/** Each day with an order as a stroke in time, today, and the stretches in which silence is a risk and a loss. */
export function RhythmStrip({ found, rhythm }: { found: Relationship; rhythm: Rhythm }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const theme = useComputedColorScheme("light");
  const { from, to, at } = scaleOf(found, rhythm);
  const shown = found.purchaseDays.filter((one) => one >= from);
  const zone = (stage: "at_risk" | "defector", since: string, until: string): ReactNode => {
    const style: CSSProperties = { ...at(since, until), background: faces(stageMark[stage].fill)[theme] };
    return <span className={classes["zone"]} style={style} />;
  };
  return (
    <figure className={classes["strip"]}>
      <div
        role="img"
        aria-label={say("relationship.strip", {
          from: as.date(from),
          to: as.date(to),
          n: as.count(shown.length),
        })}
        className={classes["line"]}
      >
        {zone("at_risk", rhythm.atRiskFrom, rhythm.defectorFrom)}
        {zone("defector", rhythm.defectorFrom, to)}
        {shown.map((one) => (
          <span key={one} className={classes["stroke"]} style={at(one)} />
        ))}
        <span className={classes["today"]} style={at(found.today)} />
      </div>
      <div className={classes["axis"]} aria-hidden="true">
        <span>{as.date(from)}</span>
        <span>{as.date(to)}</span>
      </div>
      <figcaption className={classes["legend"]}>
        <span className={classes["key"]}>
          <span className={classes["stroke-key"]} aria-hidden="true" /> {say("relationship.purchase")}
        </span>
        <span className={classes["key"]}>
          <span className={classes["today-key"]} aria-hidden="true" /> {say("relationship.today")}
        </span>
        {(["at_risk", "defector"] as const).map((stage) => (
          <span key={stage} className={classes["key"]}>
            <Swatch mark={stageMark[stage]} /> {say(`stage.${stage}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

type Scale = {
  readonly from: string;
  readonly to: string;
  /** Where a date stands, or how far a stretch of time reaches, as shares of the strip's width. */
  readonly at: (since: string, until?: string) => CSSProperties;
};

function scaleOf({ purchaseDays, today }: Relationship, { days, lastPurchase, defectorFrom }: Rhythm): Scale {
  const last = Math.max(Date.parse(today), Date.parse(defectorFrom));
  const length = Math.max(least, rhythms * days);
  // Of somebody lost long ago the last purchases are shown too, or there would be no rhythm to see.
  const before = Math.min(last - length * day, Date.parse(lastPurchase) - (length / 2) * day);
  const first = Math.max(Date.parse(purchaseDays[0] ?? today), before);
  const end = last + (last - first) * 0.06;
  const place = (date: string): number => (Date.parse(date) - first) / (end - first);
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  return {
    from: dateOf(first),
    to: dateOf(end),
    at: (since, until) => ({
      left: percent(place(since)),
      ...(until === undefined ? {} : { width: percent(place(until) - place(since)) }),
    }),
  };
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

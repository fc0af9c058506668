import type { ReactNode } from "react";
import type { LifecycleAt, Stage } from "#differentiate/lifecycle";
import type { ValueAt } from "#differentiate/value";
import { peopleDoor } from "#differentiate/sets/web";
import type { Wealth } from "#differentiate/wealth";
import { Figure } from "#kit/page";
import { useFormats, useSay } from "#kit/words";
import type { Part } from "./section_data.ts";
import type { View } from "./seen.ts";
import { yearOnYear } from "./trend.ts";

type Told = { readonly part: Part; readonly here: boolean };

/** The one figure that matters in a view, with what it compares with and over how many. `here`: its door may open. */
export function Headline({ view, ...told }: Told & { view: View }): ReactNode {
  const Matter = matters[view];
  return (
    <Figure.Row>
      <Matter {...told} />
    </Figure.Row>
  );
}

/** Those who keep buying at their own rhythm, and those who ever bought. */
function keeping({ lifecycle }: Pick<LifecycleAt, "lifecycle">): { onRhythm: number; buyers: number } {
  const of = (stages: readonly Stage[]): number =>
    lifecycle.reduce((sum, row) => sum + (stages.includes(row.stage) ? row.customers : 0), 0);
  const onRhythm = of(["first_time", "early_repeater", "core", "partner", "recovered"]);
  return { onRhythm, buyers: onRhythm + of(["at_risk", "defector"]) };
}

const onRhythm = "first_time,early_repeater,core,partner,recovered";

const matters: Readonly<Record<View, (told: Told) => ReactNode>> = {
  pyramid: FewBring,
  lifecycle: OnRhythm,
  wealth: Gini,
  rfm: Slipping,
  cohorts: Repeating,
  trend: Revenue,
};

function FewBring({ part }: Told): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { concentration, pyramid } = part as unknown as Pick<ValueAt, "concentration" | "pyramid">;
  const active = pyramid.slice(0, 4).reduce((sum, row) => sum + row.customers, 0);
  return (
    <Figure
      label={say("overview.few_bring")}
      value={formats.share(concentration.top20)}
      n={say("overview.of_active", formats.counted(active))}
      {...(concentration.top20 === null ? {} : peopleDoor("share", { at: part.at, best: 20 }))}
    />
  );
}

function Gini({ part }: Told): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { wealth } = part as unknown as { wealth: Wealth };
  return (
    <Figure
      label={say("overview.gini")}
      value={wealth.gini === null ? "—" : formats.number(wealth.gini)}
      n={say("overview.of_active", formats.counted(wealth.customers))}
      {...(wealth.customers === 0 ? {} : peopleDoor("share", { at: part.at, best: 100 }))}
    />
  );
}

/** Those who keep to their rhythm of buying; `then` is how it was `days` before. */
export function OnRhythm({
  part,
  here,
  then,
  days,
}: Told & { then?: Part | undefined; days?: number }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { onRhythm: n, buyers } = keeping(part as unknown as LifecycleAt);
  const more = then && days ? n - keeping(then as unknown as LifecycleAt).onRhythm : null;
  return (
    <Figure
      label={say("overview.on_rhythm")}
      value={formats.count(n)}
      n={say("overview.of_buyers", {
        ...formats.counted(buyers),
        share: formats.share(buyers === 0 ? null : n / buyers),
      })}
      {...(more === null
        ? {}
        : {
            comparison: say(moreKey(more), { ...formats.counted(Math.abs(more)), days }),
            better: more === 0 ? null : more > 0,
          })}
      {...(here
        ? { to: "/customers", search: { stage: onRhythm } }
        : peopleDoor("stage", { at: part.at, stage: onRhythm }))}
    />
  );
}

function moreKey(more: number): "overview.more_than_then" | "overview.fewer_than_then" | "overview.as_then" {
  if (more === 0) return "overview.as_then";
  return more > 0 ? "overview.more_than_then" : "overview.fewer_than_then";
}

function Slipping({ part }: Told): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { rfm } = part as unknown as Pick<ValueAt, "rfm">;
  const all = rfm.reduce((sum, cell) => sum + cell.customers, 0);
  const slipping = rfm.filter((cell) => cell.r <= 2 && cell.m >= 4);
  const worth = slipping.reduce((sum, cell) => sum + Number(cell.revenue), 0);
  return (
    <Figure
      label={say("overview.slipping")}
      value={formats.count(slipping.reduce((sum, cell) => sum + cell.customers, 0))}
      comparison={say("overview.brought", { revenue: formats.moneyShort(worth) })}
      n={say("overview.of_active", formats.counted(all))}
      {...(slipping.length === 0 ? {} : peopleDoor("rfm", { at: part.at, r: "1,2", m: "4,5" }))}
    />
  );
}

export function Repeating({ part }: Told): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { repeatRate, cohorts } = part as unknown as Pick<ValueAt, "repeatRate" | "cohorts">;
  const buyers = cohorts.reduce((sum, row) => sum + row.size, 0);
  return (
    <Figure
      label={say("overview.repeating")}
      value={formats.share(repeatRate)}
      n={say("overview.have_bought", formats.counted(buyers))}
      {...(buyers === 0 ? {} : peopleDoor("buyers", { at: part.at, orders: 2 }))}
    />
  );
}

export function Revenue({ part }: Told): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { trend } = part as unknown as Pick<ValueAt, "trend">;
  const { months, revenue, orders, change, first, last } = yearOnYear(trend, part.at);
  return (
    <Figure
      label={say("overview.revenue_of", formats.counted(months))}
      value={formats.moneyShort(revenue)}
      comparison={
        change === null ? undefined : say(changeKey(change), { share: formats.share(Math.abs(change)) })
      }
      better={change === null || change === 0 ? null : change > 0}
      n={say("overview.in_orders", formats.counted(orders))}
      {...(first && last ? peopleDoor("month", { at: part.at, month: first, through: last }) : {})}
    />
  );
}

function changeKey(
  change: number,
): "overview.more_than_before" | "overview.less_than_before" | "overview.as_before" {
  if (change === 0) return "overview.as_before";
  return change > 0 ? "overview.more_than_before" : "overview.less_than_before";
}

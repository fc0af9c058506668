import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useSession } from "#kit/session";
import { useSay } from "#kit/words";

export const periods = ["month", "quarter", "year", "all"] as const;
export type Period = (typeof periods)[number];

const days: Readonly<Record<Exclude<Period, "all">, number>> = { month: 30, quarter: 91, year: 365 };

/** The first day of a period that ends today, where the business is. */
export function useFrom(period: Period): string {
  const { workspace } = useSession();
  if (period === "all") return "1900-01-01";
  const first = new Date(Date.now() - (days[period] - 1) * 86_400_000);
  return new Intl.DateTimeFormat("en-CA", { timeZone: workspace.zone }).format(first);
}

/** Over which days one looks, until today. */
export function PeriodScope(props: { period: Period; onChange: (to: Period) => void }): ReactNode {
  const say = useSay();
  return (
    <SegmentedControl
      aria-label={say("touchpoints.period")}
      value={props.period}
      onChange={(to) => props.onChange(to)}
      data={periods.map((one) => ({ value: one, label: say(`touchpoints.period.${one}`) }))}
    />
  );
}

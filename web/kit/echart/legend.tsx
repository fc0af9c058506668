import type { ReactNode } from "react";
import type { Chart } from "#kit/chart";
import { Swatch } from "./swatch.tsx";
import classes from "./echart.module.css";

/** Bars and cells name themselves; only stacked columns need to be told apart. */
export function Legend({ chart }: { chart: Chart }): ReactNode {
  if (chart.kind !== "columns" || chart.series.length < 2) return null;
  return (
    <ul className={classes["legend"]}>
      {chart.series.map((one) => (
        <li key={one.name}>
          <Swatch mark={one} /> {one.name}
        </li>
      ))}
    </ul>
  );
}

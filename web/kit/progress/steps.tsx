import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import classes from "./progress.module.css";

/** A way of a few steps, and where on it something is; at the last one all of it is behind. */
export function Steps(props: { label: string; steps: readonly string[]; at: number }): ReactNode {
  const { steps, at } = props;
  const last = steps.length - 1;
  return (
    <ol className={classes["steps"]} aria-label={props.label}>
      {steps.map((step, i) => (
        <li key={step} aria-current={i === at ? "step" : undefined} data-past={i < at || undefined}>
          <span aria-hidden="true">
            {i < at || (i === at && at === last) ? <Icon name="check" size={16} /> : i + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}

import type { ReactNode } from "react";
import classes from "./sentence.module.css";

/** One thing that may be chosen. */
export type Option<Value extends string> = { readonly value: Value; readonly label: string };

/**
 * A choice within a sentence, as wide as what is chosen. The browser's own list: it stands in a line of text, works by
 * keyboard and thumb as people know it, and a page may have dozens.
 */
export function Choice<Value extends string>(props: {
  /** What is chosen here, for readers of the screen. */
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  disabled?: boolean;
}): ReactNode {
  return (
    <select
      className={classes["choice"]}
      aria-label={props.label}
      value={props.value}
      disabled={props.disabled}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value as Value)}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

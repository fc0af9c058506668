import { useComputedColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { Swatch } from "#kit/echart";
import { faces } from "#kit/tokens";
import type { Mark } from "#kit/tokens";
import { useFormats } from "#kit/words";
import classes from "./shares.module.css";

/** A part of a whole: how many, and its colour. */
export type Share = { readonly label: string; readonly n: number; readonly mark: Mark };

/**
 * A whole and its parts: a bar whose parts are as wide as they are many, each with its word and number below. A part of
 * few is still to be seen: what was refused matters most when it is little.
 */
export function Shares({ label, parts }: { label: string; parts: readonly Share[] }): ReactNode {
  const formats = useFormats();
  const theme = useComputedColorScheme("light");
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  return (
    <div className={classes["counted"]}>
      <p>{label}</p>
      <div className={classes["bar"]} aria-hidden="true">
        {parts
          .filter(({ n }) => n > 0)
          .map((part) => (
            <span
              key={part.label}
              style={{
                flexGrow: part.n / all,
                background: faces(part.mark.fill)[theme],
                borderColor: faces(part.mark.edge)[theme],
              }}
            />
          ))}
      </div>
      <dl className={classes["outcomes"]} aria-label={label}>
        {parts.map((part) => (
          <div key={part.label} data-none={part.n === 0 || undefined}>
            <dt>
              <Swatch mark={part.mark} /> {part.label}
            </dt>
            <dd>
              <strong>{formats.count(part.n)}</strong>{" "}
              {part.n === 0 || part.n === all ? null : formats.share(part.n / all)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

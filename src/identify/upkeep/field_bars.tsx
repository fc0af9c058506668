import type { ReactNode } from "react";
import { traitName } from "#identify/traits/web";
import { useFormats, useSay } from "#kit/words";
import type { Freshness } from "#identify/freshness/web";
import classes from "./upkeep.module.css";

/** Of how many customers each field is known, what is old of it striped; the words beside say the same. */
export function FieldBars({ of: { customers, fields } }: { of: Freshness }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const width = (count: number) => ({ width: `${(100 * count) / customers}%` });
  return (
    <>
      <ul className={classes["legend"]} aria-hidden>
        {(["current", "stale", "missing"] as const).map((what) => (
          <li key={what}>
            <span className={classes[`swatch-${what}`]} />
            {say(`freshness.${what}`)}
          </li>
        ))}
      </ul>
      <ul className={classes["bars"]}>
        {fields.map(({ field, known, stale }) => (
          <li key={field}>
            <span>{traitName(say, field)}</span>
            <span className={classes["bar"]} aria-hidden>
              <span className={classes["current"]} style={width(known - stale)} />
              <span className={classes["stale"]} style={width(stale)} />
            </span>
            <span className={classes["said"]}>
              {say(stale > 0 ? "freshness.bar" : "freshness.bar_current", {
                share: as.share(known / customers),
                stale: as.share(stale / customers),
              })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

import type { ReactNode } from "react";
import type { Customer } from "#identify/customers/web";
import { scaleWord, traitScale } from "#identify/traits/web";
import type { TraitScale } from "#identify/traits/web";
import { Swatch } from "#kit/echart";
import { useFillings } from "#kit/fills";
import { useSay } from "#kit/words";
import classes from "./directory.module.css";

/** Where a customer stands on a scale: its colour and its word. Nothing where it is not known. */
export function ScaleMark({ scale, value }: { scale: TraitScale; value: unknown }): ReactNode {
  const say = useSay();
  if (typeof value !== "string") return null;
  const known = scale.values.find((one) => one.value === value);
  return (
    <span className={classes["mark"]}>
      {known ? <Swatch mark={known.mark} /> : null}
      {scaleWord(say, scale, value)}
    </span>
  );
}

/** Everything that scales say of a customer: `Etapa: Habitual`, `Nivel: Grandes`. */
export function Marks({ traits }: { traits: Customer["traits"] }): ReactNode {
  const say = useSay();
  const known = useFillings(traitScale).filter((scale) => typeof traits[scale.trait]?.value === "string");
  if (known.length === 0) return null;
  return (
    <dl className={classes["marks"]}>
      {known.map((scale) => (
        <div key={scale.trait}>
          <dt>{say(scale.label)}</dt>
          <dd>
            <ScaleMark scale={scale} value={traits[scale.trait]?.value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

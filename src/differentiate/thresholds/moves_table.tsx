import type { ReactNode } from "react";
import { stageMark } from "#differentiate/lifecycle/web";
import type { Stage } from "#differentiate/lifecycle";
import type { MoveWithExamples } from "#differentiate/moves/web";
import { tierMark } from "#differentiate/value/web";
import type { Tier } from "#differentiate/value";
import { Swatch } from "#kit/echart";
import { Icon } from "#kit/icon";
import { PageLink } from "#kit/route";
import { useFormats, useSay } from "#kit/words";
import classes from "./thresholds.module.css";

/** How many of the worthiest a row names. */
const named = 3;

/** From where to where how many would go, what they are worth, and some of them. */
export function MovesTable(props: {
  kind: "stage" | "tier";
  caption: string;
  moves: readonly MoveWithExamples[];
}): ReactNode {
  const say = useSay();
  const formats = useFormats();
  return (
    <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={props.caption}>
      <table className={classes["table"]}>
        <caption className={classes["unseen"]}>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("thresholds.column.move")}</th>
            <th scope="col" className={classes["numeric"]}>
              {say("thresholds.column.customers")}
            </th>
            <th scope="col" className={classes["numeric"]}>
              {say("thresholds.column.worth")}
            </th>
            <th scope="col">{say("thresholds.column.examples")}</th>
          </tr>
        </thead>
        <tbody>
          {props.moves.map((move) => (
            <tr key={`${move.from}-${move.to}`}>
              <th scope="row">
                <Way kind={props.kind} move={move} />
              </th>
              <td className={classes["numeric"]}>{formats.count(move.customers)}</td>
              <td className={classes["numeric"]}>{formats.moneyShort(move.value)}</td>
              <td>
                <Examples move={move} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Way({ kind, move }: { kind: "stage" | "tier"; move: MoveWithExamples }): ReactNode {
  const say = useSay();
  const mark = (place: string) => (kind === "stage" ? stageMark[place as Stage] : tierMark[place as Tier]);
  return (
    <span className={classes["way"]}>
      <span className={classes["place"]}>
        <Swatch mark={mark(move.from)} /> {say(`${kind}.${move.from}`)}
      </span>
      <Icon name="arrow" size={16} />
      <span className={classes["unseen"]}>{say("thresholds.to")}</span>
      <span className={classes["place"]}>
        <Swatch mark={mark(move.to)} /> {say(`${kind}.${move.to}`)}
      </span>
    </span>
  );
}

function Examples({ move }: { move: MoveWithExamples }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const shown = move.examples.slice(0, named);
  const rest = move.customers - shown.length;
  return (
    <>
      {shown.map((one, at) => (
        <span key={one.customerId}>
          {at > 0 ? ", " : ""}
          <PageLink to={`/customers/${one.customerId}`}>{one.name ?? say("thresholds.unnamed")}</PageLink>
        </span>
      ))}
      {rest > 0 ? ` ${say("thresholds.and_more", formats.counted(rest))}` : ""}
    </>
  );
}

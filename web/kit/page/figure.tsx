import type { ReactNode } from "react";
import { PageLink } from "#kit/route";
import classes from "./page.module.css";

/**
 * A number that matters: what it is, the number, what it compares with, over how many. `to` is the door to the people
 * behind it. Put several into a `dl` (`<Figure.Row>`).
 */
export function Figure(props: {
  label: string;
  value: string;
  /** `12 % más que el trimestre anterior`; `better` colours it, its words say it. */
  comparison?: ReactNode;
  better?: boolean | null;
  /** `sobre 4.372 clientes`. */
  n?: ReactNode;
  to?: string;
  search?: Readonly<Record<string, string>>;
}): ReactNode {
  const value = <span className={classes["value"]}>{props.value}</span>;
  return (
    <div className={classes["figure"]}>
      <dt>{props.label}</dt>
      <dd>
        {props.to ? (
          <PageLink to={props.to} {...(props.search ? { search: props.search } : {})} quiet>
            {value}
          </PageLink>
        ) : (
          value
        )}
        {props.comparison ? (
          <span
            className={
              props.better === false ? classes["worse"] : props.better ? classes["better"] : classes["note"]
            }
          >
            {props.comparison}
          </span>
        ) : null}
        {props.n ? <span className={classes["note"]}>{props.n}</span> : null}
      </dd>
    </div>
  );
}

Figure.Row = function FigureRow({ children, label }: { children: ReactNode; label?: string }): ReactNode {
  return (
    <dl className={classes["figures"]} aria-label={label}>
      {children}
    </dl>
  );
};

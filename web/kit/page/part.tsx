import { useId } from "react";
import type { ReactNode } from "react";
import classes from "./page.module.css";

/** A part of a page under a rule: a heading, a sentence, its content. No box: boxes are for what can be moved. */
export function Part(props: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className={classes["part"]} aria-labelledby={id}>
      <div className={classes["head"]}>
        <div className={classes["words"]}>
          <h2 id={id}>{props.title}</h2>
          {props.text ? <p>{props.text}</p> : null}
        </div>
        {props.actions ? <div className={classes["actions"]}>{props.actions}</div> : null}
      </div>
      {props.children}
    </section>
  );
}

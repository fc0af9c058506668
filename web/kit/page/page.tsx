import { useEffect } from "react";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";
import classes from "./page.module.css";

/**
 * The frame of every page: its title (the page's one heading of first rank), the question that it answers in one
 * sentence, the scope (segment, dates) that travels with the reader, and actions at the right.
 */
export function Page(props: {
  title: string;
  question?: ReactNode;
  scope?: ReactNode;
  actions?: ReactNode;
  /** Tables take the whole width; everything else reads best within 1,280 px. */
  wide?: boolean;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  const { title } = props;
  useEffect(() => {
    document.title = say("page.document", { title });
    // A page that changes without loading says nothing by itself to readers of the screen.
    const announcer = document.querySelector("#announcer");
    if (announcer) announcer.textContent = title;
  }, [say, title]);
  return (
    <div className={props.wide ? classes["wide"] : classes["page"]}>
      <header className={classes["head"]}>
        <div className={classes["words"]}>
          <h1>{title}</h1>
          {props.question ? <p>{props.question}</p> : null}
        </div>
        {props.actions ? <div className={classes["actions"]}>{props.actions}</div> : null}
        {props.scope ? <div className={classes["scope"]}>{props.scope}</div> : null}
      </header>
      {props.children}
    </div>
  );
}

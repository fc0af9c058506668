import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import classes from "./shell.module.css";

/** Says that the server is away while the page waits for it; it goes by itself. */
export function Away(): ReactNode {
  const say = useSay();
  return (
    <div role="status" className={classes["away"]}>
      <Icon name="alert" /> {say("shell.away")}
    </div>
  );
}

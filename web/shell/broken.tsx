import type { ReactNode } from "react";
import { Failed } from "#kit/states";
import classes from "./shell.module.css";

/** A page that threw: the rest of the frame stays. */
export function Broken({ error, again }: { error: unknown; again: () => void }): ReactNode {
  return (
    <div className={classes["broken"]}>
      <Failed error={error} again={again} />
    </div>
  );
}

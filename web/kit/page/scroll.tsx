import type { ReactNode } from "react";
import classes from "./page.module.css";

/** Something wider than a phone: it scrolls by itself, with the keyboard too, and the page does not. */
export function Scroll({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={classes["scroll"]} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

import type { ReactNode } from "react";
import { Mark } from "#kit/icon";
import { useLogo } from "./use_logo.ts";
import classes from "./logo.module.css";

/** The business's logo in the page's head; ours where it has none. The name beside it says whose it is. */
export default function LogoMark(): ReactNode {
  const logo = useLogo();
  return logo ? <img src={logo} alt="" className={classes["mark"]} /> : <Mark height={22} />;
}

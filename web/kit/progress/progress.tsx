import { Progress as Bar } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormats, useSay } from "#kit/words";
import classes from "./progress.module.css";

/**
 * Long work while it goes on: what it does, how far it is, what is left in words, and what can be done about it. The
 * bar says all of it to readers of the screen when they ask; it is no live region, which would talk without end.
 */
export function Progress(props: {
  /** "Registrando pedidos". */
  label: string;
  /** 0–1; null where nobody can tell, and then the bar only moves. */
  share: number | null;
  /** "230.000 de 541.909 líneas · 18.000 por segundo". */
  detail?: string;
  /** Seconds; null where nobody can tell yet. */
  remaining?: number | null;
  /** Held by a person: the bar stands still and says so. */
  paused?: boolean;
  /** Pause, cancel. */
  actions?: ReactNode;
  /** That it goes on when one leaves the page, or what stops it. */
  note?: string;
}): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { share, paused = false } = props;
  const left = props.remaining ?? null;
  const remaining = paused
    ? say("progress.paused")
    : left === null
      ? null
      : say("progress.left", { time: formats.span(left) });
  const parts = [share === null ? null : formats.share(share), props.detail, remaining];
  const said = parts.filter((part) => part).join(" · ");
  return (
    <div className={classes["progress"]}>
      <p className={classes["label"]}>{props.label}</p>
      <Bar.Root size={8} radius={4}>
        <Bar.Section
          value={share === null ? 100 : share * 100}
          animated={!paused && share === null}
          color={paused ? "gray" : "teal"}
          aria-label={props.label}
          aria-valuetext={said || say("progress.working")}
        />
      </Bar.Root>
      <p className={classes["detail"]}>{said || say("progress.working")}</p>
      {props.actions ? <div className={classes["actions"]}>{props.actions}</div> : null}
      {props.note ? <p className={classes["note"]}>{props.note}</p> : null}
    </div>
  );
}

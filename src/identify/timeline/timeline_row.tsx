import { Code } from "@mantine/core";
import type { ReactNode } from "react";
import type { TimelineEntry } from "#identify/events/web";
import { Icon } from "#kit/icon";
import { Moment } from "#kit/page";
import { useFormats, useSay } from "#kit/words";
import { iconOfNoun } from "./kinds.ts";
import type { TimelineSentence } from "./sentence.ts";
import classes from "./timeline.module.css";

/** Within these days "3 days ago" says more than a date. */
const recent = 7 * 86_400_000;

/** One thing that happened: what, when, who told us. Where nobody knows the type, the type and its values as they came. */
export function TimelineRow(props: {
  entry: TimelineEntry;
  sentence: TimelineSentence | undefined;
}): ReactNode {
  const say = useSay();
  const { entry, sentence } = props;
  const as = useFormats(entry.currency ?? undefined);
  const isRecent = Date.now() - new Date(entry.at).getTime() < recent;
  return (
    <li className={classes["entry"]}>
      <span className={classes["icon"]}>
        <Icon name={sentence?.icon ?? iconOfNoun(entry.type)} />
      </span>
      <span
        className={classes["what"]}
        {...(entry.source ? { title: say("timeline.source", { source: entry.source }) } : {})}
      >
        {sentence ? sentence.tell(entry, { say, as }) : <Plain entry={entry} />}
      </span>
      <span className={classes["when"]}>
        <Moment at={entry.at} as={isRecent ? "relative" : "moment"} />
      </span>
    </li>
  );
}

function Plain({ entry }: { entry: TimelineEntry }): ReactNode {
  const as = useFormats(entry.currency ?? undefined);
  const values = Object.entries(entry.props).map(([name, value]) => `${name}: ${shortly(value)}`);
  return (
    <>
      <Code>{entry.type}</Code> {entry.amount === null ? "" : as.money(entry.amount)}
      {values.length > 0 ? <span className={classes["props"]}>{values.join(" · ")}</span> : null}
    </>
  );
}

function shortly(value: unknown): string {
  const several = Array.isArray(value) && value.every((one) => typeof one !== "object");
  const text = several ? value.join(", ") : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

import { Progress, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { Moment } from "#kit/page";
import { Failed, Loading } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import type { Part } from "./section_data.ts";
import type { Seen } from "./seen.ts";
import classes from "./overview.module.css";

/** Shows figures, their loading, how far the server is with them, and their failure. Older ones stay, paler, meanwhile. */
export function Seeing(props: {
  seen: Seen;
  at: string;
  loading?: ReactNode;
  children: (part: Part) => ReactNode;
}): ReactNode {
  const { seen, at } = props;
  if (seen.error) return <Failed error={seen.error} again={seen.again} />;
  if (!seen.part)
    return (
      <>
        <Working at={at} share={seen.share} />
        <Loading>{props.loading}</Loading>
      </>
    );
  return (
    <>
      {seen.stale ? <Working at={at} share={seen.share} /> : null}
      {seen.part["fresh"] === false ? <Old part={seen.part} /> : null}
      <div className={seen.stale ? classes["stale"] : undefined} aria-busy={seen.stale}>
        {props.children(seen.part)}
      </div>
    </>
  );
}

/** Of a large record the figures are a little behind: since when, and that newer ones are on their way. */
function Old({ part }: { part: Part }): ReactNode {
  const say = useSay();
  return (
    <p className={classes["old"]}>
      {say("overview.old")} <Moment at={String(part["computedAt"])} />
    </p>
  );
}

/** What comes sooner is not worth saying. */
const patience = 600;

/** How far the figures of a date are: they go on being worked out when one leaves. */
function Working({ at, share }: { at: string; share: number }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const label = say("overview.working", { date: formats.date(at) });
  return (
    <div className={classes["working"]} role="status">
      <Text>{share > 0 ? `${label} ${formats.share(share)}` : label}</Text>
      <Progress.Root size="sm">
        <Progress.Section value={Math.max(3, share * 100)} animated={share === 0} aria-label={label} />
      </Progress.Root>
      <Text size="sm" c="dimmed">
        {say("overview.working_text")}
      </Text>
    </div>
  );
}

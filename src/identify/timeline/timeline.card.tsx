import { Button, Chip, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import type { TimelineEntry } from "#identify/events/web";
import { useFillings } from "#kit/fills";
import { Part } from "#kit/page";
import { useSearchState } from "#kit/route";
import { useSession } from "#kit/session";
import { Empty, Failed, Loading } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { kindNames } from "./kinds.ts";
import { timelineSentence } from "./sentence.ts";
import classes from "./timeline.module.css";
import { TimelineRow } from "./timeline_row.tsx";
import { useTimeline } from "./use_timeline.ts";

const search = z.object({ events: z.string().catch("") });

/** Everything that happened with a customer, newest first, by month; one kind of it where one asks. */
export default function TimelineCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const [{ events }, set] = useSearchState(search);
  const kind = kindNames.find((one) => one === events) ?? "all";
  const list = useTimeline(customerId, kind);
  return (
    <Part title={say("timeline.title")} text={say("timeline.text")}>
      <Chip.Group value={kind} onChange={(one) => set({ events: one === "all" ? "" : one })}>
        <Group gap={8} mb={16} role="radiogroup" aria-label={say("timeline.kinds")}>
          {kindNames.map((one) => (
            <Chip key={one} value={one} size="sm" variant="outline">
              {say(`timeline.kind.${one}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {list.entries === undefined ? (
        list.problem ? (
          <Failed error={list.problem} again={list.again} />
        ) : (
          <Loading />
        )
      ) : list.entries.length === 0 ? (
        <NothingYet narrowed={kind !== "all"} />
      ) : (
        <>
          <Months entries={list.entries} />
          {list.hasMore ? (
            <Button variant="default" mt={16} loading={list.loadingMore} onClick={list.more}>
              {say("timeline.more")}
            </Button>
          ) : (
            <Text c="dimmed" mt={16}>
              {say("timeline.end")}
            </Text>
          )}
        </>
      )}
    </Part>
  );
}

function NothingYet({ narrowed }: { narrowed: boolean }): ReactNode {
  const say = useSay();
  if (narrowed) return <Text c="dimmed">{say("timeline.none_of_kind")}</Text>;
  return <Empty icon="activity" title={say("timeline.none")} text={say("timeline.none_text")} />;
}

function Months({ entries }: { entries: readonly TimelineEntry[] }): ReactNode {
  const as = useFormats();
  const sentences = new Map(useFillings(timelineSentence).map((one) => [one.type, one]));
  const monthOf = useMonthOf();
  const months = Map.groupBy(entries, (entry) => monthOf(entry.at));
  return [...months].map(([month, some]) => (
    <section key={month} className={classes["month"]}>
      <h3>{as.month(month)}</h3>
      <ol className={classes["entries"]}>
        {some.map((entry) => (
          <TimelineRow key={entry.eventId} entry={entry} sentence={sentences.get(entry.type)} />
        ))}
      </ol>
    </section>
  ));
}

/** The month, as `2026-11`, that an instant falls in where the business is. */
function useMonthOf(): (instant: string) => string {
  const { workspace } = useSession();
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: workspace.zone,
    year: "numeric",
    month: "2-digit",
  });
  return (instant) => format.format(new Date(instant)).slice(0, 7);
}

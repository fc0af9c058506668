import { Accordion } from "@mantine/core";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { SectionView } from "#kit/echart";
import { PageLink, useGo } from "#kit/route";
import { Empty } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { Headline } from "./headline.tsx";
import { doorsOf } from "./doors.ts";
import { isNobody, useSection, useToday } from "./section_data.ts";
import type { Part } from "./section_data.ts";
import { Seeing } from "./seeing.tsx";
import { useFigures } from "./seen.ts";
import type { View } from "./seen.ts";
import classes from "./overview.module.css";

/** One way of looking at the customers: the figure that matters, the picture, its table, and how it is worked out. */
export function Perspective(props: {
  view: View;
  at: string;
  nested: boolean;
  actions: ReactNode;
}): ReactNode {
  const today = useToday();
  const seen = useFigures(props.view, props.at);
  return (
    <Seeing seen={seen} at={props.at || today}>
      {(part) => <Told {...props} part={part} today={part.at === today} />}
    </Seeing>
  );
}

function Told(props: {
  view: View;
  nested: boolean;
  actions: ReactNode;
  part: Part;
  today: boolean;
}): ReactNode {
  const say = useSay();
  const go = useGo();
  const { view, part, today, nested } = props;
  const shown = useMemo(
    () => (view === "rfm" && nested ? { ...part, rfm: part["rfmNested"], scoring: "nested" } : part),
    [view, part, nested],
  );
  const content = useSection(view, shown);
  const doors = useMemo(() => doorsOf(view, part, { today, nested }), [view, part, today, nested]);
  if (!content) return null;
  if (isNobody(part) || content.blocks.every((block) => block.kind !== "figure"))
    return (
      <Empty
        icon="value"
        title={say("overview.nothing_yet")}
        text={say("overview.nothing_yet_text")}
        action={<PageLink to="/begin">{say("overview.how_to_begin")}</PageLink>}
      />
    );
  return (
    <>
      <Headline view={view} part={part} here={today} />
      <SectionView
        content={content}
        actions={props.actions}
        tableBelow
        door={(figure) => (row, column) => doors.cell(figure, row, column)}
        onPick={(spot, figure, chart) => {
          const door = doors.mark(figure, spot, chart);
          if (door) go(door.to, door.search);
        }}
      />
      <How content={content} at={part.at} today={today} />
    </>
  );
}

/** The words used and their thresholds; and that a past date is seen with what is known today. */
function How(props: {
  content: NonNullable<ReturnType<typeof useSection>>;
  at: string;
  today: boolean;
}): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { content, today, at } = props;
  return (
    <Accordion variant="default" chevronPosition="left">
      <Accordion.Item value="how">
        <Accordion.Control>{say("overview.how")}</Accordion.Control>
        <Accordion.Panel>
          {today ? null : (
            <p className={classes["answer"]}>{say("overview.past", { date: formats.date(at) })}</p>
          )}
          <dl className={classes["definitions"]}>
            {content.definitions.map((one) => (
              <div key={one.term}>
                <dt>{one.term}</dt>
                <dd>{one.text}</dd>
              </div>
            ))}
          </dl>
          <PageLink to="/settings/thresholds">{say("overview.change_thresholds")}</PageLink>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

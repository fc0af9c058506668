import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Chart } from "#kit/chart";
import { Part } from "#kit/page";
import type { Block, Entry, SectionContent } from "#kit/section";
import { EChart } from "./echart.tsx";
import { PlainTable } from "./plain_table.tsx";
import type { DoorOf } from "./plain_table.tsx";
import type { Spot } from "./live.ts";
import classes from "./echart.module.css";

/**
 * Lays a report's section out on a page: the same words and numbers that `analyze` prints. `onPick` opens the people
 * behind a mark of its n-th figure, `door` those behind a number of its table.
 */
export function SectionView(props: {
  content: SectionContent;
  actions?: ReactNode;
  onPick?: (spot: Spot, figure: number, chart: Chart) => void;
  door?: (figure: number) => DoorOf | undefined;
  tableBelow?: boolean;
}): ReactNode {
  const { content, onPick, door, tableBelow } = props;
  const figures = content.blocks.filter((block) => block.kind === "figure");
  return (
    <Part title={content.title} text={content.answer} actions={props.actions}>
      {content.blocks.map((block, i) => (
        <BlockView
          key={i}
          block={block}
          tableBelow={tableBelow}
          door={block.kind === "figure" ? door?.(figures.indexOf(block)) : undefined}
          {...(onPick && block.kind === "figure"
            ? { onPick: (spot: Spot, chart: Chart) => onPick(spot, figures.indexOf(block), chart) }
            : {})}
        />
      ))}
    </Part>
  );
}

function BlockView(props: {
  block: Block;
  onPick?: (spot: Spot, chart: Chart) => void;
  door?: DoorOf | undefined;
  tableBelow?: boolean | undefined;
}): ReactNode {
  const { block, ...told } = props;
  switch (block.kind) {
    case "text":
      return <p className={classes["text"]}>{block.text}</p>;
    case "heading":
      return (
        <Title order={3} fz={16} mt={24} mb={8}>
          {block.text}
        </Title>
      );
    case "list":
      return (
        <ul className={classes["text"]}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "entries":
      return <Entries entries={block.entries} />;
    case "table":
      return <PlainTable table={block.table} />;
    case "figure":
      return <EChart {...block} {...told} />;
  }
}

function Entries({ entries }: { entries: readonly Entry[] }): ReactNode {
  return (
    <dl className={classes["entries"]}>
      {entries.map((entry) => (
        <div key={entry.term}>
          <dt>{entry.term}</dt>
          <dd>{entry.text}</dd>
        </div>
      ))}
    </dl>
  );
}

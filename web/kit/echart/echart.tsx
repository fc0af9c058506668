import { Button, Menu, useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Chart } from "#kit/chart";
import { Icon } from "#kit/icon";
import type { Table } from "#kit/section";
import { useSay } from "#kit/words";
import { csvOf, download, fileName } from "./export.ts";
import { Legend } from "./legend.tsx";
import { sentenceOf } from "./sentence.ts";
import { PlainTable } from "./plain_table.tsx";
import type { DoorOf } from "./plain_table.tsx";
import type { draw, Spot } from "./live.ts";
import classes from "./echart.module.css";

/** Until the width is known nothing is drawn; below this a phone's picture is shown. */
const narrowBelow = 560;

/**
 * A picture with its words: the caption says what, over whom, since when, in which unit; the table is one click away and
 * is what readers of the screen get; tooltips are sentences (`sentence`, else made from the table's row); PNG and CSV.
 * ECharts comes when the first picture is shown. `onPick` opens the people behind a bar, column or cell of the chart that is shown; `door` says where
 * the table's figures lead. `tableBelow` shows picture and table at once, where one compares.
 */
export function EChart(props: {
  caption: string;
  chart: Chart;
  narrow?: { readonly chart: Chart; readonly note?: string };
  table: Table;
  sentence?: (spot: Spot) => string;
  onPick?: (spot: Spot, chart: Chart) => void;
  door?: DoorOf | undefined;
  tableBelow?: boolean | undefined;
}): ReactNode {
  const say = useSay();
  const [asTable, setAsTable] = useState(false);
  const picture = useRef<ReturnType<typeof draw> | null>(null);
  const { ref: frame, width } = useElementSize();
  const narrow = width > 0 && width < narrowBelow ? props.narrow : undefined;
  const chart = narrow?.chart ?? props.chart;
  const name = fileName(props.caption);
  return (
    <figure className={classes["figure"]}>
      <figcaption className={classes["caption"]}>
        <span>
          {props.caption}
          {narrow?.note ? `. ${narrow.note}` : ""}
        </span>
        <span className={classes["tools"]}>
          {props.tableBelow ? null : (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<Icon name={asTable ? "chart" : "table"} size={16} />}
              onClick={() => setAsTable(!asTable)}
            >
              {say(asTable ? "chart.picture" : "chart.table")}
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="subtle" size="compact-sm" leftSection={<Icon name="download" size={16} />}>
                {say("chart.export")}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {asTable ? null : (
                <Menu.Item onClick={() => download(`${name}.png`, "image/png", picture.current?.png() ?? "")}>
                  {say("chart.png")}
                </Menu.Item>
              )}
              <Menu.Item
                onClick={() => download(`${name}.csv`, "text/csv;charset=utf-8", csvOf(props.table))}
              >
                {say("chart.csv")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </figcaption>
      <div ref={frame}>
        {asTable ? (
          <PlainTable table={props.table} door={props.door} />
        ) : (
          <>
            <Legend chart={chart} />
            <Picture
              {...props}
              chart={chart}
              width={Math.floor(width)}
              keep={(one) => void (picture.current = one)}
            />
            {props.tableBelow ? <PlainTable table={props.table} door={props.door} /> : null}
          </>
        )}
      </div>
    </figure>
  );
}

function Picture(props: {
  caption: string;
  chart: Chart;
  table: Table;
  width: number;
  sentence?: (spot: Spot) => string;
  onPick?: (spot: Spot, chart: Chart) => void;
  keep: (picture: ReturnType<typeof draw>) => void;
}): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const theme = useComputedColorScheme("light");
  const [picture, setPicture] = useState<ReturnType<typeof draw> | null>(null);
  useEffect(() => {
    let live: ReturnType<typeof draw> | null = null;
    let gone = false;
    const begin = async (): Promise<void> => {
      const { draw } = await import("./live.ts");
      if (gone || !element.current) return;
      live = draw(element.current, (spot) => latest.current.onPick?.(spot, latest.current.chart));
      latest.current.keep(live);
      setPicture(live);
    };
    void begin();
    return () => {
      gone = true;
      live?.end();
    };
  }, []);
  const { chart, table, width } = props;
  useEffect(() => {
    if (!picture || width <= 0) return;
    const sentence = (spot: Spot): string =>
      latest.current.sentence?.(spot) ?? sentenceOf(chart, table, spot);
    picture.show({ chart, table, theme, width, sentence });
  }, [picture, chart, table, theme, width]);
  return (
    <div
      ref={element}
      role="img"
      aria-label={props.caption}
      className={classes["picture"]}
      data-drawn={picture !== null && width > 0}
    />
  );
}

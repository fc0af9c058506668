import { Button, SegmentedControl } from "@mantine/core";
import { useRef } from "react";
import type { ReactNode } from "react";
import { type Flow, directionOf, type Flows } from "#differentiate/moves/web";
import { flowsOf, type Listing, moverList, nodesOf } from "#differentiate/movers/web";
import { type Door, peopleDoor } from "#differentiate/sets/web";
import { SectionView } from "#kit/echart";
import { Filled } from "#kit/fills";
import { Figure, Part as PagePart } from "#kit/page";
import { PageLink, useGo } from "#kit/route";
import { Empty } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { DateField } from "./date_scope.tsx";
import { monthsEarlier, useSection, useToday } from "./section_data.ts";
import type { Part } from "./section_data.ts";
import { Seeing } from "./seeing.tsx";
import { useFlows } from "./seen.ts";
import classes from "./overview.module.css";

type Shown = Omit<Listing, "to"> & { readonly at: string };

/** Between two dates: how many went where, what that is worth, and who they are and why. */
export function Moves({ shown, set }: { shown: Shown; set: (change: Partial<Shown>) => void }): ReactNode {
  const today = useToday();
  const to = shown.at || today;
  const from = shown.from && shown.from < to ? shown.from : monthsEarlier(to, 1);
  const seen = useFlows(from, to);
  return (
    <>
      <Scope from={from} to={to} kind={shown.kind} set={set} />
      <Seeing seen={seen} at={to}>
        {(part) => <Told part={part} listing={{ ...shown, from, to }} set={set} />}
      </Seeing>
    </>
  );
}

const spans = [1, 3, 12] as const;

function Scope(props: {
  from: string;
  to: string;
  kind: Listing["kind"];
  set: (change: Partial<Shown>) => void;
}): ReactNode {
  const say = useSay();
  const { from, to, kind, set } = props;
  return (
    <div className={classes["scope"]}>
      <DateField
        label={say("overview.since")}
        value={from}
        max={to}
        onChange={(date) => set({ from: date })}
      />
      <Button.Group>
        {spans.map((months) => (
          <Button
            key={months}
            variant={from === monthsEarlier(to, months) ? "light" : "default"}
            aria-pressed={from === monthsEarlier(to, months)}
            onClick={() => set({ from: monthsEarlier(to, months) })}
          >
            {say(`overview.since_months_${months}`)}
          </Button>
        ))}
      </Button.Group>
      <SegmentedControl
        aria-label={say("overview.moves_of")}
        value={kind}
        onChange={(to) => set({ kind: to, move: "", direction: "" })}
        data={[
          { value: "stage", label: say("overview.by_stage") },
          { value: "tier", label: say("overview.by_tier") },
        ]}
      />
    </div>
  );
}

type Telling = { part: Part; listing: Listing; set: (change: Partial<Shown>) => void };

function Told({ part, listing, set }: Telling): ReactNode {
  const say = useSay();
  const go = useGo();
  const { kind, from, to } = listing;
  const list = useRef<HTMLDivElement>(null);
  const content = useSection("flows", kind === "stage" ? part : { ...part, kind });
  const all = flowsOf(part as unknown as Flows, kind);
  if (!content || all.length === 0)
    return (
      <Empty
        icon="value"
        title={say("overview.nothing_yet")}
        text={say("overview.nothing_yet_text")}
        action={<PageLink to="/begin">{say("overview.how_to_begin")}</PageLink>}
      />
    );
  const behind = (move: string): Door => peopleDoor("moved", { kind, move, from, at: to });
  const open = (flow: Flow): void => {
    if (flow.from === flow.to) return go(behind(wayOf(flow)).to, behind(wayOf(flow)).search);
    set({ move: wayOf(flow), direction: "" });
    list.current?.scrollIntoView();
  };
  return (
    <>
      <Directions all={all} listing={listing} />
      <SectionView
        content={content}
        door={() => (row, column) => (column === 1 && all[row] ? behind(wayOf(all[row])) : null)}
        onPick={({ series, index }) => {
          const node = series === 1 ? nodesOf(all, kind)[index] : undefined;
          if (node)
            go("/customers", behind(node.side === "left" ? `${node.place}>` : `>${node.place}`).search);
          else if (all[index]) open(all[index]);
        }}
      />
      <div ref={list}>
        <PagePart title={say("overview.who_moved")} text={say("overview.who_moved_text")}>
          <Filled load={moverList} given={{ listing, moves: all.filter(hasMoved).map(wayOf), set }} />
        </PagePart>
      </div>
    </>
  );
}

const wayOf = (flow: Flow): string => `${flow.from}>${flow.to}`;
const hasMoved = (flow: Flow): boolean => flow.from !== flow.to;

/** How many went up, down, in and out, and what they bring more or less; each leads to who they are. */
function Directions({ all, listing }: { all: readonly Flow[]; listing: Listing }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { kind, from, to } = listing;
  return (
    <Figure.Row>
      {(["up", "down", "in", "out"] as const).map((direction) => {
        const flows = all.filter((one) => directionOf(kind, one.from, one.to) === direction);
        const sum = (what: (flow: Flow) => number): number =>
          flows.reduce((total, one) => total + what(one), 0);
        const more = sum((one) => Number(one.after) - Number(one.before));
        return (
          <Figure
            key={direction}
            label={say(`overview.direction.${direction}`)}
            value={formats.count(sum((one) => one.customers))}
            comparison={say(more < 0 ? "overview.bring_less" : "overview.bring_more", {
              value: formats.moneyShort(Math.abs(more)),
            })}
            better={more === 0 ? null : more > 0}
            {...(flows.length === 0
              ? {}
              : peopleDoor("moved", { kind, from, at: to, move: flows.map(wayOf).join(",") }))}
          />
        );
      })}
    </Figure.Row>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Flow, Flows } from "#differentiate/moves/web";
import { flowsOf, markOf, placeName } from "#differentiate/movers/web";
import { useApi } from "#kit/api";
import { Swatch } from "#kit/echart";
import { Icon } from "#kit/icon";
import { PageLink } from "#kit/route";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { shifted, useToday } from "./section_data.ts";
import classes from "./overview.module.css";

const days = 30;
const few = 4;

type Kind = "stage" | "tier";

/** Home: who moved to another stage or tier in thirty days, how many and what they are worth. */
export default function ChangesCard(): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const today = useToday();
  const from = shifted(today, -days);
  const asked = useApi<Flows>("/api/value/flows", { query: { from }, live: ["value"] });
  return (
    <section className={classes["card"]} aria-labelledby="card-changes">
      <div className={classes["head"]}>
        <h2 id="card-changes">{say("overview.changes")}</h2>
      </div>
      <p className={classes["answer"]}>{say("overview.changes_text", { date: formats.date(from) })}</p>
      <Answered asked={asked}>
        {(flows) => (
          <div className={classes["pair"]}>
            <Moves kind="stage" from={from} moves={flowsOf(flows, "stage").filter(hasMoved)} />
            <Moves kind="tier" from={from} moves={flowsOf(flows, "tier").filter(hasMoved)} />
          </div>
        )}
      </Answered>
    </section>
  );
}

const hasMoved = (one: Flow): boolean => one.from !== one.to;

/** The moves of greatest worth; how many made one is the door to who they are, and why. */
function Moves(props: { kind: Kind; from: string; moves: readonly Flow[] }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const [all, showAll] = useState(false);
  const { kind, from, moves } = props;
  const sorted = moves.toSorted((a, b) => Number(b.after) - Number(a.after) || b.customers - a.customers);
  return (
    <div>
      <h3 className={classes["subhead"]}>{say(`overview.by_${kind}`)}</h3>
      {moves.length === 0 ? <p className={classes["answer"]}>{say("overview.nobody_moved")}</p> : null}
      <ul className={classes["moves"]}>
        {sorted.slice(0, all ? undefined : few).map((move) => (
          <li key={`${move.from}-${move.to}`}>
            <Way kind={kind} move={move} />
            <span className={classes["amount"]}>
              <PageLink to="/value" search={{ view: "moves", from, kind, move: `${move.from}>${move.to}` }}>
                {say("overview.customers", formats.counted(move.customers))}
              </PageLink>
              <small>{formats.moneyShort(move.after)}</small>
            </span>
          </li>
        ))}
      </ul>
      {moves.length > few && !all ? (
        <Button variant="subtle" size="compact-sm" ml={-8} mt={8} onClick={() => showAll(true)}>
          {say("overview.all_moves", { n: moves.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** `Habitual → En riesgo`, each with its colour. */
function Way({ kind, move }: { kind: Kind; move: Flow }): ReactNode {
  const say = useSay();
  return (
    <span className={classes["way"]}>
      <span className={classes["place"]}>
        <Swatch mark={markOf(kind, move.from)} /> {placeName(kind, move.from, say)}
      </span>
      <Icon name="arrow" size={16} />
      <span className={classes["unseen"]}>{say("overview.to")}</span>
      <span className={classes["place"]}>
        <Swatch mark={markOf(kind, move.to)} /> {placeName(kind, move.to, say)}
      </span>
    </span>
  );
}

import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { stageMark } from "#differentiate/lifecycle/web";
import type { Stage } from "#differentiate/lifecycle";
import type { Move } from "#differentiate/moves/web";
import { tierMark } from "#differentiate/value/web";
import type { Tier } from "#differentiate/value";
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
type Changes = { readonly stages: readonly Move[]; readonly tiers: readonly Move[] };

/** Home: who moved to another stage or tier in thirty days, how many and what they are worth. */
export default function ChangesCard(): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const today = useToday();
  const from = shifted(today, -days);
  const asked = useApi<Changes>("/api/value/changes", { query: { from }, live: ["value"] });
  return (
    <section className={classes["card"]} aria-labelledby="card-changes">
      <div className={classes["head"]}>
        <h2 id="card-changes">{say("overview.changes")}</h2>
      </div>
      <p className={classes["answer"]}>{say("overview.changes_text", { date: formats.date(from) })}</p>
      <Answered asked={asked}>
        {({ stages, tiers }) => (
          <div className={classes["pair"]}>
            <Moves kind="stage" moves={stages} />
            <Moves kind="tier" moves={tiers} />
          </div>
        )}
      </Answered>
    </section>
  );
}

/** The moves of greatest worth; where they lead to is a door to who stands there. */
function Moves(props: { kind: Kind; moves: readonly Move[] }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const [all, showAll] = useState(false);
  const { kind, moves } = props;
  const sorted = moves.toSorted((a, b) => Number(b.value) - Number(a.value) || b.customers - a.customers);
  return (
    <div>
      <h3 className={classes["subhead"]}>{say(`overview.by_${kind}`)}</h3>
      {moves.length === 0 ? <p className={classes["answer"]}>{say("overview.nobody_moved")}</p> : null}
      <ul className={classes["moves"]}>
        {sorted.slice(0, all ? undefined : few).map((move) => (
          <li key={`${move.from}-${move.to}`}>
            <Way kind={kind} move={move} />
            <span className={classes["amount"]}>
              {say("overview.customers", formats.counted(move.customers))}
              <small>{formats.moneyShort(move.value)}</small>
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
function Way({ kind, move }: { kind: Kind; move: Move }): ReactNode {
  const say = useSay();
  const mark = (place: string) => (kind === "stage" ? stageMark[place as Stage] : tierMark[place as Tier]);
  return (
    <span className={classes["way"]}>
      <span className={classes["place"]}>
        <Swatch mark={mark(move.from)} /> {say(`${kind}.${move.from}`)}
      </span>
      <Icon name="arrow" size={16} />
      <span className={classes["unseen"]}>{say("overview.to")}</span>
      <span className={classes["place"]}>
        <Swatch mark={mark(move.to)} />
        <PageLink to="/customers" search={{ [kind]: move.to }}>
          {say(`${kind}.${move.to}`)}
        </PageLink>
      </span>
    </span>
  );
}

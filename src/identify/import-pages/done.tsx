import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import type { ImportView } from "#identify/imports/web";
import { Filled, useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { Figure, Part } from "#kit/page";
import { PageLink, useGo } from "#kit/route";
import { useFormats, useSay } from "#kit/words";
import { CountsPicture } from "./counts.tsx";
import { Undo } from "./ended.tsx";
import classes from "./importing.module.css";
import { importOutcome } from "./slots.ts";
import { Refused } from "./tried.tsx";

/** An import that is done: what is new, what it means (later slices draw that), what was refused, and the way back. */
export function Done({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const go = useGo();
  const { counts, facts } = one;
  const outcomes = useFillings(importOutcome);
  return (
    <>
      {facts ? <WhatItSays facts={facts} /> : null}
      <Group gap={8} mb={24}>
        <Button leftSection={<Icon name="customers" />} onClick={() => go("/customers")}>
          {say("importing.to_customers")}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="upload" />}
          onClick={() => go(`/imports/new/${one.kind}`)}
        >
          {say("importing.another")}
        </Button>
      </Group>
      {outcomes.map(({ id, load }) => (
        <Filled key={id} load={load} given={{ kind: one.kind, last: facts?.to ?? null }} />
      ))}
      {counts ? (
        <Part title={say("importing.what_became")}>
          <CountsPicture counts={counts} kind={one.kind} />
          <Refused one={one} />
        </Part>
      ) : null}
      <Part title={say("importing.whose")} text={say("importing.whose_text")} actions={<Undo one={one} />}>
        <Whose one={one} />
      </Part>
    </>
  );
}

function WhatItSays({ facts }: { facts: NonNullable<ImportView["facts"]> }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { customers, orders, returns, revenue, from, to } = facts;
  return (
    <Figure.Row label={say("importing.facts")}>
      <Figure label={say("importing.fact.customers")} value={formats.count(customers)} to="/customers" />
      <Figure
        label={say("importing.fact.orders")}
        value={formats.count(orders)}
        n={returns === 0 ? null : say("importing.fact.returns", formats.counted(returns))}
      />
      <Figure
        label={say("importing.fact.revenue")}
        value={formats.moneyShort(revenue)}
        n={
          from && to
            ? say("importing.fact.between", {
                exact: formats.money(revenue),
                from: formats.day(`${from}T12:00:00Z`),
                to: formats.day(`${to}T12:00:00Z`),
              })
            : null
        }
      />
    </Figure.Row>
  );
}

/** Where the records of this import come from, as it stands on each of them. */
function Whose({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const { source, legalBasis, importer, finishedAt } = one;
  return (
    <dl className={classes["said"]}>
      <dt>{say("provenance.source")}</dt>
      <dd>{source}</dd>
      <dt>{say("provenance.legal_basis")}</dt>
      <dd>{legalBasis ? say(`provenance.basis.${legalBasis}`) : say("provenance.basis_none")}</dd>
      <dt>{say("provenance.importer")}</dt>
      <dd>
        {importer.name ?? say(`provenance.importer.${importer.kind}`)}
        {finishedAt ? `, ${formats.moment(finishedAt)}` : null}
      </dd>
      <dt>{say("importing.mapping_kept")}</dt>
      <dd>
        <PageLink to="/settings/mappings">{say("mappings.title")}</PageLink>
      </dd>
    </dl>
  );
}

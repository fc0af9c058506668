import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useKeyset } from "#kit/api";
import { Swatch } from "#kit/echart";
import { Icon } from "#kit/icon";
import { PageLink } from "#kit/route";
import { DataTable } from "#kit/table";
import type { Column } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import type { Say } from "#platform/words";
import { type FlowKind, markOf, placeName } from "./flows.section.ts";
import type { Mover, Sort } from "./movers.contract.ts";
import classes from "./movers.module.css";

/** Which movers are listed, as it stands in the address; "" is all of them. */
export type Listing = {
  readonly from: string;
  readonly to: string;
  readonly kind: FlowKind;
  readonly move: string;
  readonly direction: string;
  readonly sort: Sort;
};

/** Who moved, what they brought before and after, and why: all of them, page by page, and as a file. */
export default function MoverList(props: {
  listing: Listing;
  /** Every move that somebody made: `core>at_risk`. */
  moves: readonly string[];
  set: (change: Partial<Listing>) => void;
}): ReactNode {
  const say = useSay();
  const { listing, set } = props;
  const list = useKeyset<Mover>("/api/value/movers", { query: listing, live: ["value"] });
  return (
    <DataTable
      id="movers"
      caption={say("movers.caption")}
      columns={useColumns(listing.kind)}
      list={list}
      rowId={(row) => row.customerId}
      sort={listing.sort}
      onSort={(sort) => set({ sort: sort.replace(/^-?(before|after)$/, "-$1") as Sort })}
      empty={<p className={classes["nobody"]}>{say("movers.nobody")}</p>}
      tools={
        <>
          <Select
            aria-label={say("movers.which")}
            data={choices(props.moves, listing.kind, say)}
            value={listing.move || listing.direction}
            onChange={(value) =>
              set(
                value?.includes(">") ? { move: value, direction: "" } : { move: "", direction: value ?? "" },
              )
            }
            allowDeselect={false}
            w={280}
          />
          <Export listing={listing} />
        </>
      }
    />
  );
}

function choices(moves: readonly string[], kind: FlowKind, say: Say) {
  const named = (move: string): string => {
    const [from = "", to = ""] = move.split(">");
    return say("flows.way", { from: placeName(kind, from, say), to: placeName(kind, to, say) });
  };
  return [
    { value: "", label: say("movers.all") },
    ...(["up", "down", "in", "out"] as const).map((one) => ({ value: one, label: say(`movers.${one}`) })),
    ...moves.map((move) => ({ value: move, label: named(move) })),
  ];
}

function useColumns(kind: FlowKind): Column<Mover>[] {
  const say = useSay();
  const as = useFormats();
  const money = (id: "before" | "after" | "difference"): Column<Mover> => ({
    id,
    title: say(`movers.column.${id}`),
    numeric: true,
    sortable: true,
    width: 118,
    cell: (row) => as.moneyShort(row[id]),
  });
  return [
    {
      id: "name",
      title: say("movers.column.name"),
      width: 168,
      cell: (row) => (
        <PageLink to={`/customers/${row.customerId}`} quiet>
          {row.name ?? say("movers.unnamed")}
        </PageLink>
      ),
    },
    {
      id: "way",
      title: say("movers.column.way"),
      width: 236,
      cell: (row) => <Way kind={kind} mover={row} />,
    },
    {
      id: "why",
      title: say("movers.column.why"),
      cell: (row) => (
        <span className={classes["why"]} title={row.sentence}>
          {row.sentence}
        </span>
      ),
    },
    money("before"),
    money("after"),
    money("difference"),
  ];
}

function Way({ kind, mover: { from, to } }: { kind: FlowKind; mover: Mover }): ReactNode {
  const say = useSay();
  return (
    <span className={classes["way"]}>
      <Swatch mark={markOf(kind, from)} /> {placeName(kind, from, say)}
      <Icon name="arrow" size={14} />
      <Swatch mark={markOf(kind, to)} /> {placeName(kind, to, say)}
    </span>
  );
}

function Export({ listing }: { listing: Listing }): ReactNode {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    await api
      .file("/api/value/movers/export", `${say("movers.file")}.csv`, { query: listing })
      .finally(() => setBusy(false));
  };
  return (
    <Button
      variant="subtle"
      loading={busy}
      leftSection={<Icon name="download" size={16} />}
      onClick={() => void run()}
    >
      {say("movers.export")}
    </Button>
  );
}

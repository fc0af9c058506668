import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { scaleWord, traitName, traitScale } from "#identify/traits/web";
import { api, useKeyset } from "#kit/api";
import { csvOf, download, Swatch } from "#kit/echart";
import { useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { PageLink } from "#kit/route";
import { Empty } from "#kit/states";
import { DataTable } from "#kit/table";
import type { Column } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import { askingList } from "#identify/freshness/web";
import type { Ask, Asking } from "#identify/freshness/web";
import classes from "./upkeep.module.css";

type Scope = Readonly<Record<string, string>>;
const path = "/api/freshness/asks";
/** A list that people work through, not the whole base. */
const mostExported = 5_000;

/** Whom to ask for what, the most valuable first, with the reason; as a table and as a file. */
export function AsksTable({ scope }: { scope: Scope }): ReactNode {
  const say = useSay();
  const list = useKeyset<Asking>(path, { query: scope, answer: askingList, live: ["customer", "value"] });
  const { rows, hasMore, loadingMore, more } = list;
  // A page holds those of the next customers looked at who lack something: it may be short, or empty, with more behind it.
  const goesOn = hasMore && rows.length < 20;
  useEffect(() => {
    if (goesOn && !loadingMore) more();
  }, [goesOn, loadingMore, more]);
  return (
    <DataTable
      id="freshness"
      caption={say("freshness.asks_caption")}
      columns={useColumns()}
      list={{ ...list, waiting: list.waiting || (rows.length === 0 && hasMore) }}
      rowId={(row) => row.customerId}
      empty={<Empty icon="check" title={say("freshness.asks_none")} text={say("freshness.asks_none_text")} />}
      tools={rows.length > 0 ? <Export scope={scope} /> : null}
    />
  );
}

function useColumns(): Column<Asking>[] {
  const say = useSay();
  const as = useFormats();
  const reason = useReason();
  const scales = useFillings(traitScale).filter(({ trait }) => trait === "tier" || trait === "stage");
  return [
    {
      id: "name",
      title: say("freshness.customer"),
      width: 240,
      cell: (row) => (
        <span className={classes["who"]}>
          <PageLink to={`/customers/${row.customerId}`} quiet>
            {nameOf(row)}
          </PageLink>
        </span>
      ),
    },
    ...scales.map((scale): Column<Asking> => ({
      id: scale.trait,
      title: say(scale.label),
      width: 150,
      optional: scale.trait === "stage",
      cell: (row) => {
        const value = row[scale.trait === "tier" ? "tier" : "stage"];
        const known = scale.values.find((one) => one.value === value);
        return value === null ? null : (
          <span className={classes["mark"]}>
            {known ? <Swatch mark={known.mark} /> : null}
            {scaleWord(say, scale, value)}
          </span>
        );
      },
    })),
    {
      id: "revenue",
      title: say("freshness.revenue"),
      numeric: true,
      width: 132,
      cell: (row) => as.money(row.revenue),
    },
    {
      id: "asks",
      title: say("freshness.ask"),
      cell: ({ asks }) => {
        const reasons = asks.map(reason).join(" · ");
        return (
          <span className={classes["asks"]} title={reasons}>
            {reasons}
          </span>
        );
      },
    },
  ];
}

/** Why somebody is asked: `Teléfono: hace 3 años`, `Correo: falta`. */
function useReason(): (ask: Ask) => string {
  const say = useSay();
  const as = useFormats();
  return ({ field, at }) =>
    at === null
      ? say("freshness.ask_missing", { field: traitName(say, field) })
      : say("freshness.ask_stale", { field: traitName(say, field), when: as.relative(at, new Date()) });
}

function nameOf({ name, externalId, email, phone, customerId }: Asking): string {
  return name ?? email ?? phone ?? externalId ?? customerId;
}

function Export({ scope }: { scope: Scope }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const columns = ["customer", "trait.email", "trait.phone", "revenue", "ask"].map((one) => ({
    title: say(one.includes(".") ? one : `freshness.${one}`),
  }));
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const found: Asking[] = [];
      for (let after: string | null = null, more = true; more && found.length < mostExported;) {
        const query = { ...scope, limit: 500, ...(after === null ? {} : { after }) };
        const page: { items: Asking[]; next: string | null } = await api.get(path, {
          query,
          answer: askingList,
        });
        found.push(...page.items);
        after = page.next;
        more = after !== null;
      }
      const rows = found
        .slice(0, mostExported)
        .map((row) => [
          nameOf(row),
          row.email ?? "",
          row.phone ?? "",
          row.revenue,
          row.asks.map(reason).join("; "),
        ]);
      download(
        "vinculo.csv",
        "text/csv;charset=utf-8",
        csvOf({ caption: say("freshness.asks_caption"), columns, rows }),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<Icon name="download" />}
      title={say("freshness.export_most", { n: as.count(mostExported) })}
      onClick={() => void save()}
    >
      {say("freshness.export")}
    </Button>
  );
}

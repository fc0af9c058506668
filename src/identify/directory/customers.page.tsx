import { Button, Text } from "@mantine/core";
import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { customerList } from "#identify/customers/web";
import type { CustomerList, CustomerSummary } from "#identify/customers/web";
import { customerCount, customerFields, customerSorts } from "#identify/finding/web";
import { api, useApi, useKeyset } from "#kit/api";
import { Icon } from "#kit/icon";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { useSession } from "#kit/session";
import { DataTable, useTurnedColumns } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import { useColumns } from "./columns.tsx";
import { CustomerPanel } from "./customer_panel.tsx";
import { FilterChips } from "./filter_chips.tsx";
import { FilterForm } from "./filter_form.tsx";
import { address, cleared, filtersOf, queryOf, sortShown } from "./narrowing.ts";
import type { Address, Change } from "./narrowing.ts";
import { Nobody } from "./nobody.tsx";
import { SearchBox } from "./search_box.tsx";
import { ViewsMenu } from "./views_menu.tsx";

/** The table's name, for its kept columns. */
const table = "customers";

/** Customers: search, filters, views, the list; a row opens at the side. */
export default function CustomersPage(): ReactNode {
  const say = useSay();
  const [state, set] = useSearchState(address);
  const change = (to: Change): void => set(to);
  const fields = useApi("/api/customer-fields", { answer: customerFields });
  const columns = useColumns(fields.data?.items ?? []);
  const [turned, turn] = useTurnedColumns(table);
  const shown = columns.filter(({ id, optional = false }, i) => i === 0 || turned.includes(id) === optional);
  const traits = shown.flatMap(({ id }) => (id.startsWith("trait.") ? [id.slice("trait.".length)] : []));
  const place = useRef<HTMLDivElement>(null);
  const list = useKeyset<CustomerSummary, CustomerList>("/api/customers", {
    query: { ...queryOf(state), columns: traits.slice(0, 20).join(",") },
    answer: customerList,
    live: ["customer", "value"],
  });
  const narrowed = state.q.trim() !== "" || filtersOf(state).length > 0;
  const firstRow = (): HTMLElement | null => place.current?.querySelector("tbody tr[tabindex]") ?? null;
  const close = (): void => {
    place.current?.querySelector<HTMLElement>('tbody tr[aria-selected="true"]')?.focus();
    change({ open: "" });
  };
  const tools = (
    <>
      <SearchBox value={state.q} onSearch={(q) => change({ q })} onDown={() => firstRow()?.focus()} />
      <FilterForm state={state} set={change} />
      <ViewsMenu state={state} set={change} columns={turned} onColumns={turn} />
      <FilterChips state={state} set={change} />
      {narrowed ? (
        <Button variant="subtle" onClick={() => change(cleared(state))}>
          {say("directory.clear")}
        </Button>
      ) : null}
      <HowMany state={state} />
      {list.first?.near ? (
        <Text c="dimmed" lh="36px" role="status">
          {say("directory.near")}
        </Text>
      ) : null}
    </>
  );
  return (
    <Page
      wide
      title={say("directory.nav")}
      question={say("directory.question")}
      actions={<ExportLink state={state} columns={shown.map(({ id }) => id)} />}
    >
      <div ref={place}>
        <DataTable
          id={table}
          caption={say("directory.caption")}
          columns={columns}
          list={list}
          rowId={(row) => row.customerId}
          sort={sortShown(state)}
          onSort={(sort) =>
            change({ sort: customerSorts.find((one) => sort.replace("-", "") === one) ?? "" })
          }
          opened={state.open || undefined}
          onOpen={(row) => change({ open: row.customerId })}
          empty={<Nobody state={state} set={change} />}
          tools={tools}
        />
      </div>
      <CustomerPanel customerId={state.open} onClose={close} />
    </Page>
  );
}

/** Counted one by one up to here (the API's own bound); beyond, nobody waits for the exact number. */
const most = 10_000;

/** How many customers a list has: exactly, or more than ten thousand, or at least those met so far. */
function HowMany({ state }: { state: Address }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { sort: _, ...query } = queryOf(state);
  const { data } = useApi("/api/customers/count", {
    query,
    answer: customerCount,
    live: ["customer", "value"],
  });
  if (!data || (data.exact && data.count === 0)) return null;
  const counted = as.counted(data.count);
  const narrowed = state.q.trim() !== "" || filtersOf(state).length > 0;
  const text =
    !data.exact && data.count < most
      ? say("directory.at_least", counted)
      : narrowed
        ? say(data.exact ? "directory.found" : "directory.found_more_than", counted)
        : say(data.exact ? "directory.exactly" : "directory.more_than", counted);
  return (
    <Text c="dimmed" lh="36px">
      {text}
    </Text>
  );
}

/** The names under which the file has the columns of the table. */
const inFile: Readonly<Record<string, string>> = { lastOrder: "lastOrderAt", firstOrder: "firstOrderAt" };
const inTable = "name stage tier city orders revenue email phone externalId country".split(" ");
const usual = new Set([...inTable, ...Object.values(inFile)]);

/** Downloads the whole list as it is asked for, with the columns that are shown. */
function ExportLink({ state, columns }: { state: Address; columns: readonly string[] }): ReactNode {
  const say = useSay();
  const { workspace } = useSession();
  const [working, work] = useState(false);
  const [failed, fail] = useState(false);
  if (!workspace.rights.includes("customers.export")) return null;
  const named = columns
    .map((id) => inFile[id] ?? id)
    .filter((name) => usual.has(name) || name.startsWith("trait."));
  const download = (): void => {
    work(true);
    fail(false);
    api
      .file("/api/customers/export", `${say("directory.export_file")}.csv`, {
        query: { ...queryOf(state), columns: ["customerId", ...named].join(",") },
      })
      .catch(() => fail(true))
      .finally(() => work(false));
  };
  return (
    <Button
      variant="default"
      loading={working}
      title={say("directory.export_title")}
      leftSection={<Icon name="download" />}
      onClick={download}
    >
      {say(failed ? "directory.export_failed" : "directory.export")}
    </Button>
  );
}

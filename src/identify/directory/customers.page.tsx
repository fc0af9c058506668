import { Button, Text } from "@mantine/core";
import { useRef } from "react";
import type { ReactNode } from "react";
import { customerList } from "#identify/customers/web";
import type { CustomerList, CustomerSummary } from "#identify/customers/web";
import { customerFields, customerSorts } from "#identify/finding/web";
import { useApi, useKeyset } from "#kit/api";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { DataTable, useTurnedColumns } from "#kit/table";
import { useSay } from "#kit/words";
import { useColumns } from "./columns.tsx";
import { CustomerPanel } from "./customer_panel.tsx";
import { ExportLink } from "./export_link.tsx";
import { FilterChips } from "./filter_chips.tsx";
import { FilterForm } from "./filter_form.tsx";
import { HowMany } from "./how_many.tsx";
import { address, cleared, filtersOf, queryOf, sortShown } from "./narrowing.ts";
import type { Change } from "./narrowing.ts";
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

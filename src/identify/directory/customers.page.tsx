import { Button, Text } from "@mantine/core";
import { useRef } from "react";
import type { ReactNode } from "react";
import { customerList } from "#identify/customers/web";
import { customerSorts } from "#identify/finding/web";
import type { CustomerSummary } from "#identify/customers/web";
import { useKeyset } from "#kit/api";
import { Page } from "#kit/page";
import { useSearchState } from "#kit/route";
import { DataTable } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import { useColumns } from "./columns.tsx";
import { CustomerPanel } from "./customer_panel.tsx";
import { FilterChips } from "./filter_chips.tsx";
import { FilterForm } from "./filter_form.tsx";
import { address, cleared, filtersOf, queryOf, tableSort } from "./narrowing.ts";
import type { Change } from "./narrowing.ts";
import { Nobody } from "./nobody.tsx";
import { SearchBox } from "./search_box.tsx";

/** Customers: search, filters, the list; a row opens at the side. */
export default function CustomersPage(): ReactNode {
  const say = useSay();
  const [state, set] = useSearchState(address);
  const change = (to: Change): void => set(to);
  const columns = useColumns();
  const place = useRef<HTMLDivElement>(null);
  const list = useKeyset<CustomerSummary>("/api/customers", {
    query: queryOf(state),
    answer: customerList,
    live: ["customer", "value"],
  });
  const narrowed = state.q.trim() !== "" || filtersOf(state).length > 0;
  const firstRow = (): HTMLElement | null => place.current?.querySelector("tbody tr[tabindex]") ?? null;
  const close = (): void => {
    place.current?.querySelector<HTMLElement>('tbody tr[aria-selected="true"]')?.focus();
    change({ open: "" });
  };
  return (
    <Page wide title={say("directory.nav")} question={say("directory.question")}>
      <div ref={place}>
        <DataTable
          id="customers"
          caption={say("directory.caption")}
          columns={columns}
          list={list}
          rowId={(row) => row.customerId}
          sort={tableSort[state.sort]}
          onSort={(sort) =>
            change({ sort: customerSorts.find((one) => sort.replace("-", "") === one) ?? "" })
          }
          opened={state.open || undefined}
          onOpen={(row) => change({ open: row.customerId })}
          empty={<Nobody state={state} set={change} />}
          tools={
            <>
              <SearchBox value={state.q} onSearch={(q) => change({ q })} onDown={() => firstRow()?.focus()} />
              <FilterForm state={state} set={change} />
              <FilterChips state={state} set={change} />
              {narrowed ? (
                <Button variant="subtle" onClick={() => change(cleared(state))}>
                  {say("directory.clear")}
                </Button>
              ) : null}
              {list.rows.length > 0 ? (
                <HowMany rows={list.rows.length} more={list.hasMore} narrowed={narrowed} />
              ) : null}
            </>
          }
        />
      </div>
      <CustomerPanel customerId={state.open} onClose={close} />
    </Page>
  );
}

/** A keyset list knows how many it has shown and whether there are more, and says no more than that. */
function HowMany({ rows, more, narrowed }: { rows: number; more: boolean; narrowed: boolean }): ReactNode {
  const say = useSay();
  const counted = useFormats().counted(rows);
  const text = narrowed
    ? say(more ? "directory.found_more_than" : "directory.found", counted)
    : say(more ? "directory.more_than" : "directory.exactly", counted);
  return (
    <Text c="dimmed" lh="36px">
      {text}
    </Text>
  );
}

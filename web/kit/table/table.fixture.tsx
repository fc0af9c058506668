import "@mantine/core/styles.layer.css";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { useState } from "react";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { SidePanel, words as pageWords } from "#kit/page";
import { words as stateWords } from "#kit/states";
import { DataTable, words } from "#kit/table";
import type { Column } from "#kit/table";
import { theme, tokensOf } from "#kit/theme";
import { startWords } from "#kit/words";

type Row = { id: string; name: string; spent: number; city: string };
const everyone: Row[] = Array.from({ length: 10_000 }, (_, i) => ({
  id: `c${i}`,
  name: `Cliente ${i}`,
  spent: (i * 7919) % 10_000,
  city: i % 3 ? "Bogotá" : "Madrid",
}));
const columns: Column<Row>[] = [
  { id: "name", title: "Nombre", cell: (row) => row.name, sortable: true },
  { id: "spent", title: "Gasto", cell: (row) => row.spent, numeric: true, sortable: true, width: 120 },
  { id: "city", title: "Ciudad", cell: (row) => row.city, optional: true },
];

/** A list of 10,000 that comes by 200. */
function List(): ReactNode {
  const [loaded, load] = useState(200);
  const [sort, setSort] = useState("");
  const [opened, setOpened] = useState<string>();
  const sorted = sort === "-spent" ? everyone.toSorted((a, b) => b.spent - a.spent) : everyone;
  const found = everyone.find((row) => row.id === opened);
  return (
    <main style={{ padding: 16 }}>
      <h1>Kit</h1>
      <DataTable
        id="kit"
        caption="Clientes"
        columns={columns}
        list={{
          rows: sorted.slice(0, loaded),
          problem: null,
          waiting: false,
          hasMore: loaded < everyone.length,
          loadingMore: false,
          more: () => load((before) => Math.min(everyone.length, before + 200)),
          again: () => undefined,
        }}
        rowId={(row) => row.id}
        sort={sort}
        onSort={setSort}
        opened={opened}
        onOpen={(row) => setOpened(row.id)}
        empty={null}
      />
      <SidePanel opened={found !== undefined} title={found?.name} onClose={() => setOpened(undefined)}>
        {found?.city}
      </SidePanel>
    </main>
  );
}

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
createRoot(document.getElementById("root")!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={tokensOf}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <I18nextProvider i18n={startWords([words, pageWords, stateWords])}>
      <List />
    </I18nextProvider>
  </MantineProvider>,
);

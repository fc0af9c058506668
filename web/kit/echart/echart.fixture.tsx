import "@mantine/core/styles.layer.css";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { useState } from "react";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import type { Chart } from "#kit/chart";
import { EChart, words } from "#kit/echart";
import { tokensOf, theme } from "#kit/theme";
import { ordered } from "#kit/tokens";
import { startWords } from "#kit/words";
import type { Spot } from "./live.ts";

const names = ["Alta", "Media", "Baja", "Ninguna"];
const bars: Chart = {
  kind: "bars",
  panels: ["Clientes", "Ingresos"].map((title, panel) => ({
    title,
    bars: names.map((label, i) => ({
      label,
      value: panel === 0 ? [1, 3, 16, 80][i]! : [35, 30, 25, 10][i]!,
      text: `${panel === 0 ? [1, 3, 16, 80][i] : [35, 30, 25, 10][i]} %`,
      ...ordered[i]!,
    })),
  })),
};
const columns: Chart = {
  kind: "columns",
  labels: Array.from({ length: 24 }, (_, i) => `mes ${i + 1}`),
  series: [0, 1].map((s) => ({
    name: ["Primera compra", "Repetición"][s]!,
    ...ordered[s * 2]!,
    values: Array.from({ length: 24 }, (_, i) => (s + 1) * (10 + ((i * 7) % 11))),
  })),
  tick: (value) => `${value} k€`,
};
const grid: Chart = {
  kind: "grid",
  columnTitle: "Frecuencia",
  rowTitle: "Recencia",
  columns: ["1", "2", "3", "4", "5"],
  rows: ["5", "4", "3"],
  cells: [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3, 4].map((column) => ({ column, row, heat: (row + column) % 7, text: `${row * 5 + column}` })),
  ),
};
const table = (rows: string[][]) => ({
  caption: "Tabla",
  columns: [{ title: "Nivel" }, { title: "Clientes", numeric: true }],
  rows,
});

function Charts(): ReactNode {
  const [picked, setPicked] = useState("");
  const pick = (name: string) => (spot: Spot) => setPicked(`${name} ${spot.series} ${spot.index}`);
  return (
    <main style={{ padding: 16 }}>
      <h1>Kit</h1>
      <EChart
        caption="Clientes por nivel"
        chart={bars}
        table={table(names.map((name) => [name, "1"]))}
        onPick={pick("bars")}
      />
      <EChart
        caption="Ingresos por mes"
        chart={columns}
        table={table(columns.kind === "columns" ? columns.labels.map((label, i) => [label, `${i}`]) : [])}
        onPick={pick("columns")}
      />
      <EChart
        caption="Recencia y frecuencia"
        chart={grid}
        table={table([["5", "=1"]])}
        onPick={pick("grid")}
      />
      <output>{picked}</output>
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
    <I18nextProvider i18n={startWords([words])}>
      <Charts />
    </I18nextProvider>
  </MantineProvider>,
);

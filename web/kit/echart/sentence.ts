import type { Chart, SankeyChart } from "#kit/chart";
import { textOf } from "./export.ts";
import type { Table } from "#kit/section";
import type { Spot } from "./live.ts";

/** What a mark says when pointed at: its own words, else the row of the table with the titles of its columns. */
export function sentenceOf(chart: Chart, table: Table, spot: Spot): string {
  if (chart.kind === "grid") {
    const cell = chart.cells[spot.index];
    if (!cell) return "";
    return `${chart.rowTitle} ${chart.rows[cell.row]}, ${chart.columnTitle} ${chart.columns[cell.column]}: ${cell.text}`;
  }
  if (chart.kind === "bars") {
    const panel = chart.panels[spot.series];
    const bar = panel?.bars[spot.index];
    return bar ? `${bar.label}${panel?.title ? `, ${panel.title}` : ""}: ${bar.text}` : "";
  }
  if (chart.kind === "sankey") return wayOf(chart, spot);
  if (chart.kind === "curve") return chart.marks[spot.index]?.text ?? "";
  if (chart.kind === "steps") {
    const point = chart.points[spot.index];
    return point ? `${point.label}: ${point.text}` : "";
  }
  if (chart.kind === "wheel") {
    // A sector without segments has a mark of its own: its gap.
    const marks = chart.sectors.flatMap((sector) =>
      sector.segments.length > 0
        ? sector.segments.map((one) => `${sector.label}, ${one.label}: ${one.text}`)
        : [`${sector.label}: ${sector.gap}`],
    );
    return marks[spot.index] ?? "";
  }
  const row = table.rows[spot.index];
  if (!row) return chart.labels[spot.index] ?? "";
  const cells = row.slice(1).map((cell, i) => `${table.columns[i + 1]?.title ?? ""} ${textOf(cell)}`.trim());
  return `${textOf(row[0] ?? "")}: ${cells.join("; ")}`;
}

function wayOf({ nodes, links }: SankeyChart, { series, index }: Spot): string {
  const node = series === 1 ? nodes[index] : undefined;
  if (node) return `${node.label}: ${node.text}`;
  const link = links[index];
  return link ? `${nodes[link.from]?.label} > ${nodes[link.to]?.label}: ${link.text}` : "";
}

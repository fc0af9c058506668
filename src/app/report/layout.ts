import { html, raw } from "hono/html";
import { drawSvg } from "#kit/chart";
import type { Chart } from "#kit/chart";
import type { Block, Cell, Entry, Figure, Table } from "#kit/section";
import type { Say } from "#platform/words";
import type { PlacedSection } from "./doors.ts";

type Html = ReturnType<typeof html>;

/** Widths that pictures are drawn for: a page, and a phone. Each is shown where its text stays readable. */
const WIDE = 960;
const NARROW = 360;

/** One section of the page: title, its answer, and its blocks. */
export function sectionHtml(section: PlacedSection, say: Say): Html {
  return html`<section id="${section.id}" aria-labelledby="${section.id}-title">
    <h2 id="${section.id}-title">${section.title}</h2>
    <p class="answer">${section.answer}</p>
    ${section.blocks.map((block) => blockHtml(block, say))}
  </section>`;
}

/** The words of all sections with their thresholds, at the end. */
export function definitionsHtml(definitions: readonly Entry[], say: Say): Html {
  return html`<section id="definitions" aria-labelledby="definitions-title">
    <h2 id="definitions-title">${say("report.definitions")}</h2>
    ${entriesHtml(definitions)}
  </section>`;
}

function blockHtml(block: Block, say: Say): Html {
  switch (block.kind) {
    case "text":
      return html`<p>${block.text}</p>`;
    case "heading":
      return html`<h3>${block.text}</h3>`;
    case "list":
      return html`<ul>
        ${block.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case "entries":
      return entriesHtml(block.entries);
    case "table":
      return tableHtml(block.table);
    case "figure":
      return figureHtml(block, say);
  }
}

function entriesHtml(entries: readonly Entry[]): Html {
  return html`<dl class="entries">
    ${entries.map(
      (entry) =>
        html`<div>
          <dt>${entry.term}</dt>
          <dd>${entry.text}</dd>
        </div>`,
    )}
  </dl>`;
}

function figureHtml(figure: Figure, say: Say): Html {
  const narrow = figure.narrow ?? { chart: figure.chart };
  return html`<figure>
    <figcaption>
      ${figure.caption}${narrow.note ? html`<span class="narrow">. ${narrow.note}</span>` : ""}
    </figcaption>
    ${legendHtml(figure.chart)}
    <div class="wide">${pictureHtml(figure.chart, WIDE, figure.caption)}</div>
    <div class="narrow">${pictureHtml(narrow.chart, NARROW, figure.caption)}</div>
    <details>
      <summary>${say("report.table")}</summary>
      ${tableHtml(figure.table)}
    </details>
  </figure>`;
}

/** The drawing comes from our own kit with its texts escaped; only its label is added here. */
function pictureHtml(chart: Chart, width: number, label: string): Html {
  const svg = drawSvg(chart, width).slice("<svg".length);
  return html`<svg role="img" aria-label="${label}"${raw(svg)}`;
}

/** Bars name themselves; only stacked columns need to be told apart. */
function legendHtml(chart: Chart): Html | string {
  if (chart.kind !== "columns" || chart.series.length < 2) return "";
  return html`<ul class="legend">
    ${chart.series.map(
      (one) => html`<li><i style="background:${one.fill};border-color:${one.edge}"></i>${one.name}</li>`,
    )}
  </ul>`;
}

function tableHtml(table: Table): Html {
  const numeric = table.columns.map((column) => (column.numeric ? raw(' class="n"') : ""));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${table.caption}">
    <table>
      <caption>
        ${table.caption}
      </caption>
      <thead>
        <tr>
          ${table.columns.map((column, i) => html`<th scope="col" ${numeric[i]}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cellHtml(cell)}</th>` : html`<td${numeric[i]}>${cellHtml(cell)}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cellHtml(cell: Cell): Html | string {
  return typeof cell === "string" ? cell : html`${cell.text}<span class="note">${cell.note}</span>`;
}

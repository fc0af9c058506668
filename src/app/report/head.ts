import { html, raw } from "hono/html";
import type { Analysis } from "#app/analyze";
import { formats } from "#kit/format";
import type { Language, Say } from "#platform/words";
import { highlightsOf } from "./doors.ts";
import type { PlacedSection } from "./doors.ts";

type Html = ReturnType<typeof html>;

/** The mark: two interlocked rings, one open. */
const mark = raw(
  `<svg class="mark" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"><circle cx="13" cy="12" r="10"/><path d="M33.6 6.3A10 10 0 1 0 34.7 17"/></svg>`,
);

/** The top of the page: whose report it is, the key figures, and the three answers. */
export function headOf(
  analysis: Analysis,
  sections: readonly PlacedSection[],
  language: Language,
  say: Say,
): Html {
  const as = formats(language, analysis.currency);
  const { period } = analysis.settings;
  const span =
    analysis.from && analysis.to
      ? say("report.span", { from: as.date(analysis.from), to: as.date(analysis.to) })
      : say("report.no_dates");
  return html`<header>
    <div class="bar">
      <p class="brand">${mark} Vínculo</p>
      <button
        type="button"
        data-theme-button
        data-dark="${say("report.dark")}"
        data-light="${say("report.light")}"
        hidden
      ></button>
    </div>
    <h1>${say("report.title")}</h1>
    <p class="scope">
      <strong>${analysis.file}</strong>, ${say("report.as_of", { date: as.date(analysis.asOf) })}<br />
      ${span}.<br />
      ${say("report.period", { from: as.date(period.from), to: as.date(period.to) })}.
      ${analysis.currency ? "" : say("report.no_currency")}
    </p>
    ${figuresOf(analysis, language, say)}
    <section class="answers" aria-label="${say("report.answers")}">
      ${highlightsOf(sections).map(
        (one) =>
          html`<div>
            <h2>${one.question}</h2>
            <p>${one.answer}</p>
          </div>`,
      )}
    </section>
    <nav aria-label="${say("report.contents")}">
      <ol>
        ${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)}
        <li><a href="#definitions">${say("report.definitions")}</a></li>
      </ol>
    </nav>
  </header>`;
}

/** The last line: where the page comes from. */
export function footOf(analysis: Analysis, say: Say): Html {
  return html`<footer><p>${say("report.foot", { file: analysis.file })}</p></footer>`;
}

function figuresOf(analysis: Analysis, language: Language, say: Say): Html {
  const as = formats(language, analysis.currency);
  const each = analysis.customers === 0 ? "—" : as.number(analysis.orders / analysis.customers);
  const [short, exact] = [as.moneyShort(analysis.revenue), as.money(analysis.revenue)];
  const figures = [
    ["customers", as.count(analysis.customers), say("report.customers_note")],
    ["orders", as.count(analysis.orders), say("report.orders_note", { each })],
    ["revenue", short, short === exact ? say("report.revenue_note") : exact],
    ["repeat_rate", as.share(analysis.repeatRate), say("report.repeat_note")],
    ["returns", as.count(analysis.returns), say("report.returns_note")],
  ] as const;
  return html`<dl class="figures" aria-label="${say("report.figures")}">
    ${figures.map(
      ([key, value, note]) =>
        html`<div>
          <dt>${say(`report.${key}`)}</dt>
          <dd><span class="big">${value}</span> <span class="note">${note}</span></dd>
        </div>`,
    )}
  </dl>`;
}

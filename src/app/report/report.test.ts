import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Analysis } from "#app/analyze";
import { renderReport, renderSummary } from "#app/report";
import { stageMark, stages } from "#differentiate/lifecycle/web";
import { tierMark, tiers } from "#differentiate/value/web";
import { oddities } from "#identify/files";
import { contrast, faces, neutral } from "#kit/tokens";
import { languages } from "#platform/words";
import { allWords } from "./doors.ts";
import { largest, plausible, smallest } from "./plausible.fixture.ts";

const analyses: Record<string, () => Analysis> = { plausible, smallest, largest };
const every = Object.entries(analyses).flatMap(([name, make]) =>
  languages.map((language) => ({ name, make, language })),
);

/** Text that a reader sees: no markup, no styles, spaces that do not break made plain. */
function read(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ");
}

describe.each(every)("the report of a $name file in $language", ({ make, language }) => {
  const html = renderReport(make(), language);

  test("asks the network for nothing", () => {
    expect(html).not.toMatch(/https?:|\bsrc=|url\(|@import|<link|<iframe|<img/);
    expect(html).toContain("default-src &#39;none&#39;");
  });

  test("says everything: no text id, no undefined, no NaN is left", () => {
    expect(read(html)).not.toMatch(
      /\b(files?|row|value|lifecycle|report|stage|tier|summary)\.[a-z]|undefined|NaN|\{\{|\[object/,
    );
  });

  test("declares every colour that it uses in both themes", () => {
    const used = new Set([...html.matchAll(/var\((--c-[0-9a-f-]+)\)/g)].map((one) => one[1]!));
    expect(used.size).toBeGreaterThan(10);
    for (const name of used) expect(html.split(`${name}:#`).length - 1).toBe(3);
  });

  test("has one title, headings in order, and ids that are unique", () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map((one) => Number(one[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, i) => expect(level - levels[i]!).toBeLessThanOrEqual(1));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((one) => one[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toMatch(new RegExp(`<html lang="${language}">`));
  });

  test("is the same each time", () => {
    expect(renderReport(make(), language)).toBe(html);
  });
});

test("the one script is the one that the policy lets run", () => {
  const html = renderReport(plausible(), "es");
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  const hash = createHash("sha256").update(scripts[0]![1]!).digest("base64");
  expect(html.replaceAll("&#39;", "'")).toContain(`script-src 'sha256-${hash}'`);
});

test("answers the three questions with the file's own numbers", () => {
  const es = read(renderReport(plausible(), "es"));
  expect(es).toContain("El 1 % mejor de los clientes activos trae el 30 % de los ingresos");
  expect(es).toContain("611 clientes están en riesgo y 830 se han perdido: juntos, el 33 %");
  expect(es).toContain("8.300.065,81 €");
  expect(es).toContain("Se han leído 541.909 filas y se han rechazado 12");
  const en = read(renderReport(plausible(), "en"));
  expect(en).toContain(
    "Whom am I losing? 611 customers are at risk and 830 are lost: together, 33% of all who ever bought.",
  );
});

test("prints every threshold with the result", () => {
  const changed = plausible();
  changed.settings.lifecycle.atRiskAfter = 2.5;
  changed.settings.lifecycle.coreFrom = 7;
  changed.settings.value.bigShare = 0.07;
  const es = read(renderReport(changed, "es"));
  for (const text of [
    "Más de 2,5 ritmos sin pedir",
    "7 pedidos o más",
    "hasta el 7 %",
    "Nunca menos de 14 ni más de 365 días",
  ])
    expect(es).toContain(text);
  expect(renderSummary(changed, "es", 80)).toContain("en riesgo tras 2,5 ritmos");
});

const nasty = `<script>alert(1)</script>"'=cmd()$t(files.title){{n}}\u001b[31m\u202e`;

test("names out of the file are inert on the page and in the terminal", () => {
  const file = plausible({ file: nasty });
  file.understood.columns.customer = nasty;
  file.understood.allColumns.push(`<img src=x onerror=alert(2)>`);
  file.understood.warnings = [{ id: "file.warning.date_ambiguous", params: { column: nasty, rows: 2 } }];
  file.rejections = [
    { id: "row.date_invalid", rows: 2, examples: [{ row: 3, params: { value: nasty, column: nasty } }] },
  ];
  for (const language of languages) {
    const html = renderReport(file, language);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|onerror=alert\(2\)>(?!&)/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;=cmd()$t(files.title){{n}}");
    expect(renderSummary(file, language, 80)).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  }
});

test("every class of oddity and every reason that was found is told", () => {
  const lines = plausible({
    oddities: oddities.map((one, i) => ({ class: one, lines: i + 1, amount: "1.5" })),
  });
  for (const language of languages) {
    const text = read(renderReport(lines, language));
    expect(text).not.toMatch(/files\.odd/);
    expect(text).toContain("31/02/2011");
  }
});

test("a picture of ten years shows the last 24 cohorts and says so; the table has them all", () => {
  const html = renderReport(largest(), "es");
  expect(read(html)).toContain("Se ven las últimas 24 de 120 cohortes; la tabla las tiene todas");
  expect(html.match(/<th scope="row">enero de 20\d\d<\/th>/g)!.length).toBeGreaterThanOrEqual(10);
});

describe.each(every)("the summary of a $name file in $language", ({ make, language }) => {
  test.each([60, 80, 200])("fits %i columns and one screen", (columns) => {
    const lines = renderSummary(make(), language, columns).split("\n");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines.length).toBeLessThanOrEqual(columns < 80 ? 60 : 45);
    expect(lines.join("\n")).not.toMatch(
      /\b(files?|row|value|lifecycle|report|stage|tier|summary)\.[a-z]|undefined|NaN/,
    );
  });
});

test("both languages say the same things with the same blanks", () => {
  const blanks = (text: string): string[] =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map((one) => one[1]!).toSorted();
  for (const words of allWords) {
    expect(Object.keys(words.en).toSorted()).toEqual(Object.keys(words.es).toSorted());
    for (const [key, text] of Object.entries(words.es))
      expect([key, ...blanks(words.en[key]!)]).toEqual([key, ...blanks(text)]);
  }
});

test("every stage and tier has its own mark, told from the page in both themes", () => {
  const marks = [...stages.map((stage) => stageMark[stage]), ...tiers.map((tier) => tierMark[tier])];
  for (const theme of ["light", "dark"] as const)
    for (const { edge } of marks)
      expect(contrast(faces(edge)[theme], faces(neutral.surface)[theme])).toBeGreaterThanOrEqual(3);
});

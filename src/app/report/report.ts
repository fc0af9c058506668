import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { Analysis } from "#app/analyze";
import { toneStyles } from "#kit/tokens";
import type { Language } from "#platform/words";
import { sectionsOf, voice } from "./doors.ts";
import { footOf, headOf } from "./head.ts";
import { sectionHtml, definitionsHtml } from "./layout.ts";
import { styles } from "./styles.ts";
import { themeScript } from "./theme.ts";

/**
 * The report as one HTML document that asks the network for nothing: styles, script and pictures are inside, and its
 * content security policy forbids anything else. Every text that came from the file is escaped.
 */
export function renderReport(analysis: Analysis, language: Language): string {
  const say = voice(language);
  const sections = sectionsOf(analysis, language, say);
  const body = textOf(
    html`${headOf(analysis, sections, language, say)}
      <main>
        ${sections.map((section) => sectionHtml(section, say))}
        ${definitionsHtml(
          sections.flatMap((section) => section.definitions),
          say,
        )}
      </main>
      ${footOf(analysis, say)}`,
  );
  const tones = toneStyles(styles + body);
  const css = `:root{${tones.light}color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${tones.dark}color-scheme:dark}}
@media screen{:root[data-theme=dark]{${tones.dark}color-scheme:dark}}
${styles}`;
  return textOf(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${policy}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${say("report.document", { file: analysis.file })}</title>
          <style>
            ${raw(css)}
          </style>
        </head>
        <body>
          ${raw(body)} ${script}
        </body>
      </html> `,
  );
}

/** hono's templates may promise their text, where a part of them does; none of ours do. */
function textOf(page: ReturnType<typeof html>): string {
  if (page instanceof Promise) throw new Error("a section of the report promised its text");
  return page.toString();
}

/** Byte for byte what the policy's hash is of: inside the page's template a formatter would indent it. */
const script = raw(`<script>${themeScript}</script>`);

/** Styles may be inline (the pictures carry them); the one script is known by its hash; nothing is ever fetched. */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash("sha256").update(themeScript).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

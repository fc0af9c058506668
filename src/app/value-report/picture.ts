import { drawSvg } from "#kit/chart";
import type { Chart } from "#kit/chart";

/** Units that a picture is drawn for; on paper it takes the width of the text, so its own text of 13 is read as 9. */
const WIDE = 740;

/** A chart as SVG for paper: the light face of each colour, and the document's font. */
export function pictureOf(chart: Chart): string {
  return drawSvg(chart, WIDE)
    .replace(/var\(--c-([0-9a-f]{6})-[0-9a-f]{6}\)/g, "#$1")
    .replaceAll("font-family:inherit", "font-family:Roboto");
}

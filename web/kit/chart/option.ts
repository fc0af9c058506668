import { neutral } from "#kit/tokens";

/** What ECharts takes. Its own type refuses the lists that the options are built from; the renderer's tests see to it. */
export type ChartOption = Readonly<Record<string, unknown>>;
export type Drawn = { readonly option: ChartOption; readonly height: number };

/** Below this width a picture is meant for a phone. */
export const NARROW = 560;

export const isNarrow = (width: number): boolean => width < NARROW;

/** Text of a picture: 13 on a page, 12 on a phone, never smaller where it is read. */
export const textSize = (width: number): number => (isNarrow(width) ? 12 : 13);

export const inkText = (width: number): ChartOption => ({ color: neutral.ink, fontSize: textSize(width) });
export const quietText = (width: number): ChartOption => ({
  color: neutral.quiet,
  fontSize: textSize(width),
});

/** How wide a text will be, near enough to leave room for it: no canvas measures on a server. */
export function widthOf(text: string, size: number): number {
  return Math.ceil(text.length * size * 0.54);
}

/** The longest of some texts. */
export function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => widthOf(text, size)));
}

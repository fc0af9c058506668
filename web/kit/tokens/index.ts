export { contrast } from "./contrast.ts";

/** A colour that has two faces. Both are six-digit hex. */
export type Tone = `var(--c-${string}-${string})`;

/**
 * Makes a colour of a light and a dark face. The value is a reference to a custom property whose name carries both
 * faces; a page that uses it declares what it found with `toneStyles`. So one picture serves both themes.
 * CSS `light-dark()` was rejected: where a browser lacks it every mark would be black.
 */
export function tone(light: string, dark: string): Tone {
  return `var(--c-${hex(light)}-${hex(dark)})`;
}

/** The declarations for each tone that `markup` uses, once for each theme. */
export function toneStyles(markup: string): { light: string; dark: string } {
  const names = [...new Set(markup.match(/--c-[0-9a-f]{6}-[0-9a-f]{6}/g) ?? [])].sort();
  return {
    light: names.map((name) => `${name}:#${name.slice(4, 10)};`).join(""),
    dark: names.map((name) => `${name}:#${name.slice(11)};`).join(""),
  };
}

/** The two faces of a tone, as hex with `#`. */
export function faces(of: Tone): { light: string; dark: string } {
  const [light, dark] = of.slice("var(--c-".length, -1).split("-");
  return { light: `#${light}`, dark: `#${dark}` };
}

/** Surfaces, inks and the accent. Text on `surface` keeps 4.5 : 1, `line` is a hairline and carries no meaning. */
export const neutral = {
  surface: tone("#ffffff", "#101418"),
  raised: tone("#f6f7f8", "#181d22"),
  line: tone("#dfe3e6", "#2b3238"),
  ink: tone("#15191d", "#eceff1"),
  quiet: tone("#56606a", "#a3adb6"),
  accent: tone("#0f766e", "#2dd4bf"),
  danger: tone("#b91c1c", "#fca5a5"),
  soon: tone("#92400e", "#fbbf24"),
} as const;

/** A mark's fill and its outline: a light fill has a darker edge, so that it stands out 3 : 1 from the surface. */
export type Mark = { readonly fill: Tone; readonly edge: Tone };

/**
 * An ordered scale of one hue, least to most, for heat maps: each step with the ink that reads on it (4.5 : 1).
 * On a dark surface it runs from dark to bright: the most is always what stands out most.
 */
export const heat: readonly { readonly fill: Tone; readonly ink: Tone }[] = [
  { fill: tone("#f0fdfa", "#152423"), ink: tone("#15191d", "#eceff1") },
  { fill: tone("#ccfbf1", "#12393a"), ink: tone("#15191d", "#eceff1") },
  { fill: tone("#99f6e4", "#115e59"), ink: tone("#15191d", "#ffffff") },
  { fill: tone("#5eead4", "#0f766e"), ink: tone("#15191d", "#ffffff") },
  { fill: tone("#2dd4bf", "#14b8a6"), ink: tone("#15191d", "#06201d") },
  { fill: tone("#0f766e", "#5eead4"), ink: tone("#ffffff", "#06201d") },
  { fill: tone("#134e4a", "#ccfbf1"), ink: tone("#ffffff", "#06201d") },
];

/** One hue, most to least, for ordered classes drawn as bars; every edge stands out 3 : 1 from the surface. */
export const ordered: readonly Mark[] = [
  { fill: tone("#134e4a", "#99f6e4"), edge: tone("#134e4a", "#99f6e4") },
  { fill: tone("#0f766e", "#2dd4bf"), edge: tone("#0f766e", "#2dd4bf") },
  { fill: tone("#14b8a6", "#14b8a6"), edge: tone("#0f766e", "#14b8a6") },
  { fill: tone("#5eead4", "#0d9488"), edge: tone("#0f766e", "#0d9488") },
  { fill: tone("#ccfbf1", "#115e59"), edge: tone("#0d9488", "#0d9488") },
  { fill: tone("#cbd5e1", "#475569"), edge: tone("#64748b", "#94a3b8") },
  { fill: tone("#f1f5f9", "#1e293b"), edge: tone("#64748b", "#94a3b8") },
];

function hex(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  if (!/^[0-9a-f]{6}$/.test(digits)) throw new Error(`not a six-digit hex colour: ${colour}`);
  return digits;
}

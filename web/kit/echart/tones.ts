/**
 * Writes the tones in an option (`var(--c-light-dark)`) as the colours of one theme: a canvas reads no custom
 * properties. Functions that paint are followed into what they return.
 */
export function inTheme<T>(option: T, theme: "light" | "dark"): T {
  if (typeof option === "string") return colourOf(option, theme) as T;
  if (Array.isArray(option)) return option.map((one) => inTheme<unknown>(one, theme)) as T;
  if (typeof option === "function") {
    const paint = option as unknown as (...given: unknown[]) => unknown;
    return ((...given: unknown[]) => inTheme(paint(...given), theme)) as T;
  }
  if (typeof option === "object" && option !== null) {
    return Object.fromEntries(
      Object.entries(option).map(([key, one]) => [key, inTheme<unknown>(one, theme)]),
    ) as T;
  }
  return option;
}

/** A tone as hex; any other text stays as it is. */
export function colourOf(text: string, theme: "light" | "dark"): string {
  const faces = /^var\(--c-([0-9a-f]{6})-([0-9a-f]{6})\)$/.exec(text);
  return faces ? `#${theme === "light" ? faces[1] : faces[2]}` : text;
}

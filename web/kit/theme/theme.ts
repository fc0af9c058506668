import { createTheme, defaultVariantColorsResolver, localStorageColorSchemeManager } from "@mantine/core";
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from "@mantine/core";
import { faces, neutral } from "#kit/tokens";

/** One hue, light to dark; step 7 is the accent on white, step 4 on dark. */
const teal: MantineColorsTuple = [
  "#f0fdfa",
  "#ccfbf1",
  "#99f6e4",
  "#5eead4",
  "#2dd4bf",
  "#14b8a6",
  "#0d9488",
  "#0f766e",
  "#115e59",
  "#134e4a",
];

/** Danger and loss, in the same steps. */
const red: MantineColorsTuple = [
  "#fef2f2",
  "#fee2e2",
  "#fecaca",
  "#fca5a5",
  "#f87171",
  "#ef4444",
  "#dc2626",
  "#b91c1c",
  "#991b1b",
  "#7f1d1d",
];

/** Ink to surface of the dark theme: from text (0) to what lies behind the page (9). */
const dark: MantineColorsTuple = [
  "#eceff1",
  "#cfd6dc",
  "#a3adb6",
  "#7d8892",
  "#2b3238",
  "#20272d",
  "#181d22",
  "#101418",
  "#0c0f12",
  "#080a0c",
];

/** Filled shapes are dark in light and bright in dark; Mantine would choose their ink once, for both. */
const inks: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === "filled" ? { ...colours, color: "var(--on-filled)" } : colours;
};

/** LOOK in Mantine's words. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: inks,
  colors: { teal, red, dark },
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif',
  fontSizes: { xs: "12px", sm: "14px", md: "16px", lg: "20px", xl: "28px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  headings: { fontWeight: "600" },
  defaultRadius: 8,
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Text: { defaultProps: { size: "sm" } },
    Button: { defaultProps: { fw: 600 } },
    ModalRoot: { defaultProps: { transitionProps: { duration: 140 }, radius: 8 } },
    Combobox: { defaultProps: { withinPortal: false } },
    // The list itself scrolls: a scrolling box around it would want the keyboard for itself.
    Select: {
      defaultProps: {
        withScrollArea: false,
        styles: { options: { maxHeight: 240, overflowY: "auto" } },
      },
    },
    // In place, and without an empty first item: both keep readers of the screen where they are.
    Menu: {
      defaultProps: {
        transitionProps: { duration: 120 },
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
  },
});

/** The page's own surfaces and inks in place of Mantine's. */
export const tokensOf: CSSVariablesResolver = () => {
  const { surface, raised, line, ink, quiet, danger } = neutral;
  const side = (face: "light" | "dark"): Record<string, string> => ({
    "--mantine-color-body": faces(surface)[face],
    "--mantine-color-text": faces(ink)[face],
    "--mantine-color-dimmed": faces(quiet)[face],
    "--mantine-color-placeholder": faces(quiet)[face],
    "--mantine-color-default-border": faces(line)[face],
    "--mantine-color-default-hover": faces(raised)[face],
    "--mantine-color-error": faces(danger)[face],
    "--mantine-color-anchor": faces(neutral.accent)[face],
    "--raised": faces(raised)[face],
    "--mantine-color-teal-light": face === "light" ? "#e8f4f2" : "#12302e",
    "--mantine-color-teal-light-hover": face === "light" ? "#d9edea" : "#153b38",
    "--mantine-color-teal-light-color": face === "light" ? "#115e59" : "#5eead4",
    "--mantine-color-red-light-color": faces(danger)[face],
    "--on-filled": face === "light" ? "#ffffff" : "#06201d",
  });
  return { variables: {}, light: side("light"), dark: side("dark") };
};

/** Where a browser keeps its choice; `theme.js` reads the same key before the first paint. */
export const keptTheme = localStorageColorSchemeManager({ key: "vinculo.theme" });

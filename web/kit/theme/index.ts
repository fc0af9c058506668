export { keptTheme, tokensOf, theme } from "./theme.ts";

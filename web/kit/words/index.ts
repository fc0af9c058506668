export { startWords } from "./start.ts";
export { PlaceProvider, useFormats, useLanguage, useSay } from "./use.tsx";
export type { PageFormats } from "./use.tsx";

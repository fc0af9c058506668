export { EChart } from "./echart.tsx";
export type { Spot } from "./live.ts";
export type { DoorOf } from "./plain_table.tsx";
export { csvOf, download } from "./export.ts";
export { SectionView } from "./section_view.tsx";
export { Swatch } from "./swatch.tsx";
export { words } from "./echart.words.ts";

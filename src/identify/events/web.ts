export { timeline, timelineEntry, timelineQuery } from "./events.contract.ts";
export type { Timeline, TimelineEntry } from "./events.contract.ts";

import type { TimelineEntry } from "#identify/events/web";
import type { Formats, Times } from "#kit/format";
import { slot } from "#platform/manifest/web";
import type { IconName, Slot } from "#platform/manifest/web";
import type { Say } from "#platform/words";

/** What a sentence may use: the words, and formats that write the entry's amount in its own currency. */
export type Telling = { readonly say: Say; readonly as: Formats & Times };

/** How an entry of some type reads on a customer's timeline; the slice that knows the type brings it. */
export type TimelineSentence = {
  readonly type: string;
  readonly icon: IconName;
  readonly tell: (entry: TimelineEntry, telling: Telling) => string;
};

export const timelineSentence: Slot<TimelineSentence> = slot("timeline.sentence");

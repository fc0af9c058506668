import { z } from "zod";

/** One entry of a customer's timeline. */
export const timelineEntry = z.object({
  eventId: z.string(),
  /** `noun.past_verb`. */
  type: z.string(),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  /** The source's name; null where Vínculo itself found it out. */
  source: z.string().nullable(),
  /** Exact decimal; what was given back is below zero. */
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  props: z.record(z.string(), z.unknown()),
  causeId: z.string().nullable(),
  depth: z.number(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const timeline = z.object({ items: z.array(timelineEntry), next: z.string().nullable() });
export type Timeline = z.infer<typeof timeline>;

export const timelineQuery = z.looseObject({
  /** The `next` of the page before, or an instant (ISO 8601) from which to look back. */
  before: z.string().max(400).optional(),
  /** Event types, comma-separated; `order.*` for all of a noun. */
  types: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

import { z } from "zod";

/** What a view says of a list: any of the list's own parameters. */
const query = z
  .record(z.string().min(1).max(100), z.string().max(2000))
  .refine((said) => Object.keys(said).length <= 40);
const columns = z.array(z.string().min(1).max(80)).max(60);

export const newView = z.object({
  name: z.string().trim().min(1).max(100),
  /** Everybody's in the workspace; otherwise one's own. */
  shared: z.boolean().default(false),
  query,
  /** The columns shown, in their order; empty for the usual ones. */
  columns: columns.default([]),
});
export type NewView = z.output<typeof newView>;

export const viewChange = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  shared: z.boolean().optional(),
  query: query.optional(),
  columns: columns.optional(),
});
export type ViewChange = z.output<typeof viewChange>;

export const view = z.object({
  viewId: z.uuid(),
  name: z.string(),
  shared: z.boolean(),
  /** Whether the caller made it. */
  mine: z.boolean(),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  /** `If-Match` of a change names it. */
  version: z.int(),
  updatedAt: z.iso.datetime(),
});
export type View = z.output<typeof view>;

export const views = z.object({ items: z.array(view), next: z.null() });
export const viewPath = z.object({ viewId: z.uuid() });

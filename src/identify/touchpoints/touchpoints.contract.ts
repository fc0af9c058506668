import { z } from "zod";

/** By which way a customer and the business met. `other`: nobody has said. */
export const channels = [
  "web",
  "app",
  "store",
  "phone",
  "email",
  "sms",
  "whatsapp",
  "push",
  "post",
  "social",
  "person",
  "other",
] as const;
export const channel = z.enum(channels);
export type Channel = z.output<typeof channel>;

/** Before, during or after the purchase; `none` is no touchpoint: something that was only found out or noted. */
export const phases = ["before", "during", "after", "none"] as const;
export const phase = z.enum(phases);
export type Phase = z.output<typeof phase>;

const name = z.string().trim().min(1).max(80).nullable();

/** One event type as a touchpoint. */
export const touchpoint = z.object({
  /** `noun.past_verb`. */
  type: z.string(),
  /** What it is called: by the workspace, else by the house. */
  names: z.object({ es: z.string(), en: z.string() }),
  /** What the workspace calls it, where it has said so. */
  saidNames: z.object({ es: z.string().nullable(), en: z.string().nullable() }),
  channel,
  phase,
  /** Whether `props.channel` of an event goes before `channel`, where it names one. */
  ownChannel: z.boolean(),
  /** Left out of timelines and of the wheel. */
  hidden: z.boolean(),
  /** Who placed it: the workspace, the house that writes it, or a guess by its name that somebody should look at. */
  from: z.enum(["workspace", "house", "guess"]),
  /** `If-Match` of a change names it; 0 where the workspace has said nothing. */
  version: z.int().nonnegative(),
  /** Events in the period by the channel that holds for each, the greatest first. */
  volumes: z.array(z.object({ channel, events: z.int().nonnegative() })),
  events: z.int().nonnegative(),
});
export type Touchpoint = z.output<typeof touchpoint>;

export const touchpoints = z.object({
  items: z.array(touchpoint),
  /** First and last day of the volumes, in the workspace's zone. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** When the counts were last found from all the facts; null where they are being counted for the first time. */
  countedAt: z.iso.datetime().nullable(),
});
export type Touchpoints = z.output<typeof touchpoints>;

const date = z.iso
  .date()
  .refine((day) => day >= "1900-01-01" && day < "2200-01-01", "touchpoints.date_out_of_range");

export const touchpointsQuery = z.object({
  /** Without it, a year before `to`. */
  from: date.optional(),
  /** Without it, today. */
  to: date.optional(),
});

/** What a workspace says of an event type. */
export const touchpointChange = z.strictObject({
  names: z.strictObject({ es: name, en: name }).default({ es: null, en: null }),
  channel,
  phase,
  ownChannel: z.boolean().default(true),
  hidden: z.boolean().default(false),
});
export type TouchpointChange = z.output<typeof touchpointChange>;

export const touchpointPath = z.object({
  type: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/, "touchpoints.type_invalid"),
});

import { z } from "zod";

export const email = z
  .email()
  .max(254)
  .transform((text) => text.trim().toLowerCase());
export const password = z.string().min(8).max(128);
export const personName = z.string().trim().min(1).max(120);

/** What signing in takes. */
export const credentials = z.object({ email, password: z.string().min(1).max(128) });

/** Who is signed in, and where they may work as what. */
export const sessionView = z.object({
  user: z.object({ userId: z.string(), name: z.string(), email: z.string() }),
  workspaces: z.array(
    z.object({
      workspaceId: z.string(),
      name: z.string(),
      zone: z.string(),
      currency: z.string().nullable(),
      role: z.enum(["owner", "marketing", "service", "reader"]),
      rights: z.array(z.string()),
    }),
  ),
});
export type SessionView = z.output<typeof sessionView>;

/** Whether the first run is still to come, and whether it asks for the token printed on the terminal. */
export const setupView = z.object({ needed: z.boolean(), tokenNeeded: z.boolean() });
export type SetupView = z.output<typeof setupView>;

/** A workspace and its owner. Zone and currency are checked as the workspace's own are. */
export const founding = z.object({
  workspace: z.string().trim().min(1).max(120),
  zone: z.string().max(64).default("Europe/Madrid"),
  currency: z.string().max(3).nullable().default(null),
  name: personName,
  email,
  password,
});

/** The first run; `token` is printed on the terminal by `start` where others can reach the server. */
export const setup = founding.extend({ token: z.string().max(200).optional() });
export type Setup = z.input<typeof setup>;

import { z } from "zod";

/** A key as lists show it; the secret itself is never read back. */
export const apiKey = z.object({
  keyId: z.string(),
  name: z.string(),
  /** The secret's first characters, to recognise it by. */
  prefix: z.string(),
  rights: z.array(z.string()),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.output<typeof apiKey>;

export const apiKeys = z.object({ items: z.array(apiKey), next: z.null() });

/** What a key may be allowed; never the settings or other keys. */
export const keyRight = z.enum([
  "events.write",
  "orders.write",
  "customers.read",
  "customers.write",
  "customers.export",
  "imports.write",
  "value.read",
]);

export const newApiKey = z.object({
  name: z.string().trim().min(1).max(100),
  /** All of them unless told otherwise. */
  rights: z.array(keyRight).min(1).optional(),
});

/** The only time that the key is shown. */
export const madeApiKey = apiKey.extend({ key: z.string() });
export type MadeApiKey = z.output<typeof madeApiKey>;

export const keyPath = z.object({ keyId: z.uuid() });

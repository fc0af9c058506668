import { z } from "zod";

/** A page of the audit, the latest change first. */
export const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.uuid().optional(),
});

export const auditPage = z.object({
  items: z.array(
    z.object({
      auditId: z.string(),
      at: z.iso.datetime(),
      actor: z.string(),
      actorKind: z.enum(["user", "key", "command"]),
      action: z.string(),
      subject: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  next: z.string().nullable(),
});
export type AuditPage = z.output<typeof auditPage>;

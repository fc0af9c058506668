import { z } from "zod";

/** What changed: something of these customers (of somebody, where none is named), or figures over all of them; `import`: how far
 * an import is. */
export const news = z.object({
  kind: z.enum(["customer", "value", "import"]),
  customerIds: z.array(z.string()).readonly().optional(),
});
export type News = z.output<typeof news>;

import { defineConfig } from "vitest/config";

/** The laws that read only sources: `npm run check` needs no database. `npm test` runs these and tables.test.ts. */
export default defineConfig({
  test: { root: ".", include: ["arch/*.test.ts"], exclude: ["arch/tables.test.ts"] },
});

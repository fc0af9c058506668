import { defineConfig } from "vitest/config";

/** The laws that read only sources: `npm run check` needs no database. `npm test` runs these and tables.test.ts. */
export default defineConfig({
  // A law reads every source of the house: that takes longer where others are at work.
  test: { testTimeout: 30_000, root: ".", include: ["arch/*.test.ts"], exclude: ["arch/tables.test.ts"] },
});

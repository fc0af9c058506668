import { defineConfig } from "vitest/config";

const slow = "**/*.slow.test.ts";

/** `--project fast` is `npm test`; `--project slow` is what .ci/run adds: crashes, browsers, big files. */
export default defineConfig({
  test: {
    globalSetup: ["./test/server.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["{src,arch,web,test}/**/*.test.ts"],
          exclude: [slow],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "slow",
          include: [`{src,arch,web,test}/${slow}`],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

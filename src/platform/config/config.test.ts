import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isRefusal } from "#platform/refusals";
import { readConfig, readSecret } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "vinculo-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("nothing is needed, and an empty variable counts as not set", () => {
  const usual = { databaseUrl: null, port: 4600, host: "127.0.0.1", publicUrl: null, secret: null };
  expect(readConfig({})).toMatchObject(usual);
  expect(readConfig({ PORT: "", VINCULO_URL: "", VINCULO_SECRET: "" })).toMatchObject(usual);
});

test.each([
  ["PORT", "70000"],
  ["PORT", "http"],
  ["HOST", "no such host"],
  ["VINCULO_URL", "vinculo.example"],
  ["VINCULO_URL", "ftp://vinculo.example"],
  ["VINCULO_URL", "https://vinculo.example/under"],
  ["VINCULO_SECRET", "short"],
  ["DATABASE_URL", "mysql://x"],
])("%s=%s is refused by name", (variable, value) => {
  expect(readConfig({ [variable]: value })).toMatchObject({ id: "config.invalid", params: { variable } });
});

test("what is set is taken", () => {
  const config = readConfig({ PORT: "0", HOST: "::", VINCULO_URL: "https://vinculo.example" });
  expect(config).toMatchObject({ port: 0, host: "::", publicUrl: new URL("https://vinculo.example") });
});

test("the secret is made once, for its owner alone, and an own one wins", () => {
  const config = { secret: null, dataFolder: join(folder, "a") };
  const made = readSecret(config);
  if (isRefusal(made)) throw new Error(made.id);
  expect(made.length).toBeGreaterThanOrEqual(32);
  expect(readSecret(config)).toBe(made);
  expect(statSync(join(folder, "a", "secret")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "a", "secret"), "utf8").trim()).toBe(made);
  expect(readSecret({ ...config, secret: "x".repeat(32) })).toBe("x".repeat(32));
});

test("a folder that cannot hold it is refused with what to do", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  chmodSync(file, 0o600);
  expect(readSecret({ secret: null, dataFolder: file })).toMatchObject({ id: "config.secret_unusable" });
});

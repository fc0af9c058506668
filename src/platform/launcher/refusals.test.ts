import { chmodSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { startDatabase } from "./index.ts";
import { ensureLinks } from "./binaries.ts";
import { remove, testFolder } from "./launcher.testing.ts";
import { settingsFor } from "./settings.ts";

let folder: string;
beforeEach(() => {
  folder = testFolder();
  onTestFinished(() => remove(folder));
});

test("data of another major version are refused, and stay as they are", async () => {
  mkdirSync(join(folder, "postgres"));
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "17\n");
  expect(await startDatabase({ folder })).toMatchObject({
    id: "launcher.version_differs",
    params: { found: "17", wanted: "18" },
  });
  expect(readFileSync(join(folder, "postgres", "PG_VERSION"), "utf8")).toBe("17\n");
});

test("a folder that holds something else, a link without end and a missing password are refused", async () => {
  mkdirSync(join(folder, "a", "postgres"), { recursive: true });
  writeFileSync(join(folder, "a", "postgres", "notes.txt"), "mine");
  expect(await startDatabase({ folder: join(folder, "a") })).toMatchObject({ id: "launcher.data_unknown" });

  mkdirSync(join(folder, "b"));
  symlinkSync(join(folder, "gone"), join(folder, "b", "postgres"));
  expect(await startDatabase({ folder: join(folder, "b") })).toMatchObject({ id: "launcher.data_missing" });

  mkdirSync(join(folder, "c", "postgres"), { recursive: true });
  writeFileSync(join(folder, "c", "postgres", "PG_VERSION"), "18\n");
  expect(await startDatabase({ folder: join(folder, "c") })).toMatchObject({
    id: "launcher.password_missing",
  });
});

test("a folder that cannot be made is refused with the system's answer", async () => {
  writeFileSync(join(folder, "file"), "");
  expect(await startDatabase({ folder: join(folder, "file", "data") })).toMatchObject({
    id: "launcher.folder_not_writable",
    params: { code: "ENOTDIR" },
  });
});

test("damaged data are refused with PostgreSQL's own words", async () => {
  mkdirSync(join(folder, "postgres"), { mode: 0o700 });
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "18\n");
  writeFileSync(join(folder, "postgres.password"), "x\n");
  const refused = await startDatabase({ folder });
  expect(refused).toMatchObject({ id: "launcher.start_failed" });
  expect(JSON.stringify(refused)).toContain("postgresql.conf");
});

test("binaries that do not run here are refused with what they say", async () => {
  const binaries = join(folder, "native");
  mkdirSync(join(binaries, "bin"), { recursive: true });
  writeFileSync(join(binaries, "bin", "postgres"), "#!/bin/sh\necho no such loader >&2; exit 127\n");
  chmodSync(join(binaries, "bin", "postgres"), 0o755);
  expect(await startDatabase({ folder, binaries: { binaries, version: "18.4" } })).toMatchObject({
    id: "launcher.binaries_unusable",
    params: { detail: "no such loader" },
  });
});

test("links that no install script made are made, over dangling ones too", () => {
  const binaries = join(folder, "native");
  mkdirSync(join(binaries, "lib"), { recursive: true });
  for (const name of ["libicu.so.60.2", "libpq.so.5.18"]) writeFileSync(join(binaries, "lib", name), name);
  symlinkSync("gone", join(binaries, "lib", "libpq.so.5"));
  writeFileSync(
    join(binaries, "pg-symlinks.json"),
    JSON.stringify([
      { source: "native/lib/libicu.so.60.2", target: "native/lib/libicu.so.60" },
      { source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" },
    ]),
  );
  expect(ensureLinks({ binaries, version: "18.4" }, join(folder, "spare"))).toBeUndefined();
  expect(readlinkSync(join(binaries, "lib", "libicu.so.60"))).toBe("libicu.so.60.2");
  expect(readFileSync(join(binaries, "lib", "libpq.so.5"), "utf8")).toBe("libpq.so.5.18");
});

test("settings follow the machine within their bounds", () => {
  const GB = 2 ** 30;
  const small = settingsFor({ memory: 0.5 * GB, disk: 5 * GB, sharedMemory: 64 * 2 ** 20 }, false);
  expect(small).toMatchObject({ shared_buffers: "128MB", work_mem: "4MB", max_wal_size: "1GB" });
  expect(small["dynamic_shared_memory_type"]).toBe("mmap");
  const large = settingsFor({ memory: 64 * GB, disk: 500 * GB, sharedMemory: 8 * GB }, false);
  expect(large).toMatchObject({
    shared_buffers: "2048MB",
    work_mem: "64MB",
    max_wal_size: "4GB",
    fsync: "on",
  });
  expect(large["dynamic_shared_memory_type"]).toBeUndefined();
  const temporary = settingsFor({ memory: 64 * GB, disk: 500 * GB, sharedMemory: 8 * GB }, true);
  expect(temporary).toMatchObject({ shared_buffers: "64MB", fsync: "off", wal_level: "minimal" });
});

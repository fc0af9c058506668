import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { endOf, remove, testFolder } from "./launcher.testing.ts";

const root = dirname(findPackageJSON(import.meta.url) ?? "");
const runtime = `node-${process.platform}-${process.arch}`;

/** A Node older than ours somewhere on the PATH: the one that `node bin/vinculo.js` runs by hand on such a host. */
const olderNode = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "node"))
  .find((node) => {
    const version = existsSync(node) ? spawnSync(node, ["--version"], { encoding: "utf8" }).stdout : "";
    return Number(/^v(\d+)/.exec(version)?.[1] ?? 99) < 24;
  });
const hasRuntime = existsSync(join(root, "node_modules", runtime));
const nodes = [["ours", process.execPath], ...(olderNode && hasRuntime ? [["an older one", olderNode]] : [])];

let folder: string;
beforeEach(() => {
  folder = testFolder();
  onTestFinished(() => remove(folder));
  // A clone whose command line says what reached it.
  mkdirSync(join(folder, "src", "app", "cli"), { recursive: true });
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  writeFileSync(
    join(folder, "src", "app", "cli", "index.ts"),
    `export async function main(argv: string[]): Promise<number> {
      console.log(process.versions.node.split(".")[0], argv.join("|"));
      if (argv[0] === "wait") await new Promise<void>((end) => {
        const alive = setInterval(() => undefined, 1_000);
        process.once("SIGTERM", () => { clearInterval(alive); end(); });
        console.log("waiting");
      });
      if (argv[0] === "die") process.kill(process.pid, "SIGKILL");
      return argv.length;
    }`,
  );
});

function install(): void {
  mkdirSync(join(folder, "node_modules"));
  if (hasRuntime) symlinkSync(join(root, "node_modules", runtime), join(folder, "node_modules", runtime));
}

test.each(nodes)(
  "under %s, through a link and from elsewhere, it runs the command and its code",
  (_, node) => {
    install();
    const link = join(folder, "link.js");
    symlinkSync(join(folder, "bin", "vinculo.js"), link);
    for (const file of [join(folder, "bin", "vinculo.js"), link]) {
      const run = spawnSync(node ?? "", [file, "analyze", "a file.csv"], { cwd: "/", encoding: "utf8" });
      expect(run.stdout).toBe("24 analyze|a file.csv\n");
      expect(run.stderr).toBe("");
      expect(run.status).toBe(2);
    }
  },
);

test.each(nodes)("under %s, signals reach the command, and its end by a signal is ours", async (_, node) => {
  install();
  const child = spawn(node ?? "", [join(folder, "bin", "vinculo.js"), "wait", "a", "b"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready) => {
    child.stdout.on("data", (text: Buffer) => text.toString().includes("waiting") && ready());
  });
  child.kill("SIGTERM");
  expect(await endOf(child)).toBe(3);
  const died = spawnSync(node ?? "", [join(folder, "bin", "vinculo.js"), "die"], { encoding: "utf8" });
  expect(died.signal).toBe("SIGKILL");
});

test.skipIf(!olderNode)("an older Node without ours beside it is refused in both languages", () => {
  const run = spawnSync(olderNode ?? "", [join(folder, "bin", "vinculo.js"), "start"], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("necesita Node 24");
  expect(run.stderr).toContain("needs Node 24");
  expect(run.stdout).toBe("");
});

test("without the dependencies it says how to get them", () => {
  writeFileSync(join(folder, "src", "app", "cli", "index.ts"), 'import "commander"; export const main = 1;');
  const run = spawnSync(process.execPath, [join(folder, "bin", "vinculo.js")], { encoding: "utf8" });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("ejecuta `npm ci`");
  expect(run.stderr).toContain("run `npm ci`");
});

import { execFile } from "node:child_process";
import { lstat, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tmpdir, userInfo } from "node:os";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const run = promisify(execFile);

/**
 * Starts a real Chromium for tests: the one that `CHROME_PATH` names, else the one from npm (Linux on x64 only).
 * Close it when done. Its libraries go to its own environment alone: PostgreSQL would inherit LD_LIBRARY_PATH.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env["CHROME_PATH"];
  if (own) return chromium.launch({ executablePath: own, args: ["--no-sandbox"] });
  const folder = await inflated();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    // Not the package's own list: --single-process crashes here, and it takes away web security, which tests rely on.
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"],
    env: {
      ...process.env,
      HOME: folder,
      FONTCONFIG_PATH: folder,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    },
  });
}

/** The browser unpacked, once for each version and user, in a folder that nobody else can write to. */
async function inflated(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const archives = join(dirname(dirname(entry)), "bin");
  const { version } = createRequire(import.meta.url)("playwright-core/package.json") as { version: string };
  const { size } = await lstat(join(archives, "chromium.br"));
  const folder = join(tmpdir(), `vinculo-chromium-${userInfo().uid}-${version}-${size}`);
  if (await isOurs(folder)) return folder;
  const fresh = await mkdtemp(`${folder}.`);
  const script = `
    import { inflate } from "@sparticuz/chromium";
    for (const one of ["chromium.br", "fonts.tar.br", "al2023.tar.br"]) await inflate(process.argv[1] + "/" + one);`;
  await run(process.execPath, ["--input-type=module", "--eval", script, archives], {
    cwd: import.meta.dirname,
    // Its place of unpacking is the temporary folder, read once: hence a process of its own.
    env: { ...process.env, TMPDIR: fresh },
  });
  // The package's own fonts.conf looks for its fonts in /tmp/fonts, where they are not: a page would have no text at all.
  await writeFile(
    join(fresh, "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
  );
  // Atomic: of two runs that unpack at once one wins, and neither ever launches half a browser.
  await rename(fresh, folder).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!(await isOurs(folder))) throw error;
  });
  return folder;
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (!found) return false;
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o022) !== 0)
    throw new Error(`${folder} is not ours alone: remove it`);
  return true;
}

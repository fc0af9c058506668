import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { extname, join } from "node:path";
import { type Asset, noncePlaceholder, type Page } from "./asset.ts";

const root = join(import.meta.dirname, "../../..");

/**
 * The page, built by Vite where its sources changed since the last time, else from the cache (`node_modules/.cache`, or
 * the data folder where that cannot be written to). Null where there is none to build. Throws where the build fails:
 * what is committed builds.
 */
export async function buildPage(
  dataFolder: string,
  { until, onBuild = () => undefined }: { readonly until?: AbortSignal; readonly onBuild?: () => void } = {},
): Promise<Page> {
  if (!existsSync(join(root, "web/index.html"))) return null;
  const cache = cacheIn(dataFolder);
  const place = join(cache, hashOfSources());
  if (!existsSync(place)) {
    onBuild();
    const aside = `${place}.${process.pid}`;
    try {
      await build(aside, until);
      renameSync(aside, place);
    } catch (error) {
      // Of two that build at once one wins; both built the same.
      rmSync(aside, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
    forgetOthers(cache, place);
  }
  return load(place);
}

/** Removes pages of other sources, and what a killed build left an hour ago or longer. */
function forgetOthers(cache: string, place: string): void {
  for (const name of readdirSync(cache)) {
    const other = join(cache, name);
    const building = name.includes(".") && Date.now() - statSync(other).mtimeMs < 3_600_000;
    if (other !== place && !building) rmSync(other, { recursive: true, force: true });
  }
}

function cacheIn(dataFolder: string): string {
  const modules = join(root, "node_modules");
  try {
    accessSync(modules, constants.W_OK);
    const cache = join(modules, ".cache", "vinculo-page");
    mkdirSync(cache, { recursive: true });
    return cache;
  } catch {
    const cache = join(dataFolder, "page");
    mkdirSync(cache, { recursive: true });
    return cache;
  }
}

/** Of everything that the page may be made of: the sources of both sides, for a slice's page stands beside its server. */
function hashOfSources(): string {
  const files = globSync(
    ["web/**/*", "src/**/*.{ts,tsx,css,svg}", "vite.config.ts", "package-lock.json", "postcss.config.*"],
    {
      cwd: root,
      withFileTypes: true,
    },
  );
  const hash = createHash("sha256").update(noncePlaceholder);
  const paths = files.flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []));
  for (const path of paths.toSorted()) {
    if (/\.test\.tsx?$/.test(path)) continue;
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 24);
}

/** In a process of its own: Vite takes 200 MB that would stay with the server. */
function build(out: string, until: AbortSignal | undefined): Promise<void> {
  const script = `
    const { build } = await import("vite");
    await build({
      root: process.argv[1] + "/web",
      configFile: process.argv[1] + "/vite.config.ts",
      logLevel: "error",
      html: { cspNonce: ${JSON.stringify(noncePlaceholder)} },
      build: { outDir: process.argv[2], emptyOutDir: true },
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, root, out], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
    ...(until ? { signal: until } : {}),
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`the page could not be built (exit ${code}):\n${said}`)),
    );
  });
}

function load(place: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
    const type = types[extname(entry.name)] ?? "application/octet-stream";
    assets.set(path.slice(place.length).replaceAll("\\", "/"), { bytes, type, tag });
  }
  return assets;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

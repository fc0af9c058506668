import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/**
 * Builds a page out of one module that draws into `#root`, and serves it under the policy that the product's own pages
 * have. For parts of the kit that need no server behind them.
 */
export async function serveKitPage(entry: string): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "vinculo-kit-"));
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Kit</title></head><body><div id="root"></div><script type="module" src="${entry}"></script></body></html>`,
  );
  const out = join(folder, "out");
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    html: { cspNonce: "NONCE" },
    build: { outDir: out, assetsInlineLimit: 0, target: "es2024", minify: false },
  });
  const page = await readFile(join(out, "index.html"), "utf8");
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? "/", "http://kit").pathname;
    if (path.startsWith("/api/")) return answer.writeHead(204).end();
    const nonce = randomBytes(12).toString("base64url");
    const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'`;
    answer.setHeader("content-security-policy", policy);
    if (!path.startsWith("/assets/")) {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      return answer.end(page.replaceAll("NONCE", nonce));
    }
    answer.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
    readFile(join(out, path)).then(
      (bytes) => answer.end(bytes),
      () => answer.writeHead(404).end(),
    );
    return undefined;
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true });
    },
  };
}

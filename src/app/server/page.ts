import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Hono } from "hono";
import { html } from "hono/html";
import { type Env, pagePolicy } from "#platform/http";
import { type Asset, noncePlaceholder, type Page } from "./asset.ts";

/** Serves the page for every address that is not the API's; without one yet, a plain page that says so. */
export function mountPage(app: Hono<Env>, page: () => Page): void {
  app.get("*", async (c, next) => {
    const built = page();
    const asset = built?.get(c.req.path);
    if (asset && c.req.path !== "/index.html") return file(c.req.raw.headers, c.req.path, asset);
    // An old hash asked for by a page from before an update: an index.html in its place would be no script.
    if (c.req.path.startsWith("/assets/")) return next();
    const nonce = randomBytes(18).toString("base64");
    const index = built?.get("/index.html");
    const text = index ? index.bytes.toString("utf8").replaceAll(noncePlaceholder, nonce) : plain(nonce);
    return new Response(String(await text), {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy(nonce),
        "cache-control": "no-store",
      },
    });
  });
}

function file(asked: Headers, path: string, asset: Asset): Response {
  const headers: Record<string, string> = {
    "content-type": asset.type,
    etag: asset.tag,
    "cache-control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    vary: "accept-encoding",
  };
  if (asked.get("if-none-match") === asset.tag) return new Response(null, { status: 304, headers });
  const packed = /\bgzip\b/.test(asked.get("accept-encoding") ?? "") && compressible.test(asset.type);
  if (!packed) return new Response(new Uint8Array(asset.bytes), { headers });
  asset.gzip ??= gzipSync(asset.bytes, { level: 8 });
  return new Response(new Uint8Array(asset.gzip), { headers: { ...headers, "content-encoding": "gzip" } });
}

const compressible = /^(text\/|application\/(javascript|json|manifest)|image\/svg)/;

function plain(nonce: string) {
  return html`<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="refresh" content="2" />
        <title>Vínculo</title>
        <style nonce="${nonce}">
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 40rem;
            margin: 4rem auto;
            padding: 0 1rem;
          }
        </style>
      </head>
      <body>
        <h1>Vínculo</h1>
        <p>La API está en marcha. La página se está construyendo: aparecerá aquí en unos segundos.</p>
        <p lang="en">The API is running. The page is being built: it will appear here in a few seconds.</p>
        <p><a href="/api/docs">/api/docs</a></p>
      </body>
    </html>`;
}

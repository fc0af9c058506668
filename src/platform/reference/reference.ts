import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { type Env, pagePolicy } from "#platform/http";
import { type Described, openApiDocument } from "./openapi.ts";
import { type Document, referencePage } from "./reference_page.ts";

/** Puts the API's description beside it: `/api/openapi.json` for programs, `/api/docs` for people. */
export function mountReference(app: Hono<Env>, api: Described, url: string): void {
  let made: object | undefined;
  const document = () => (made ??= openApiDocument(api, url));
  app.get("/api/openapi.json", (c) => c.json(document()));
  app.get("/api/docs", async (c) => {
    const nonce = randomBytes(18).toString("base64");
    c.header("content-security-policy", pagePolicy(nonce));
    return c.html(await referencePage(document() as Document, nonce));
  });
}

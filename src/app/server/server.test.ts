import { createServer, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { establish, keyRights } from "#access/accounts";
import { issueKey } from "#access/keys";
import { systemClock } from "#platform/clock";
import { isRefusal } from "#platform/refusals";
import { testDatabase } from "#test/database";
import { listen } from "./listen.ts";
import { testServer } from "./server.testing.ts";

const database = await testDatabase();
const { call, url, listening } = await testServer(database);
const settings = { secret: "a secret of tests, thirty-two characters long", token: null };

type OpenApi = { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };

test("the API describes itself, every operation once", async () => {
  const { body } = await call<OpenApi>("GET", "/api/openapi.json");
  expect(body.openapi).toBe("3.1.0");
  const operations = Object.values(body.paths).flatMap((one) => Object.values(one));
  expect(operations.length).toBeGreaterThan(10);
  expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length);
  const dangling = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].filter(
    ([, to = ""]) => !/^#\/components\/(schemas\/(Problem|Task)|responses\/Problem)$/.test(to),
  );
  expect(dangling.map(([, to]) => to)).toEqual([]);
});

test("its reference page names every operation and loads nothing from elsewhere", async () => {
  const { body, headers } = await call<string>("GET", "/api/docs");
  const document = (await call<OpenApi>("GET", "/api/openapi.json")).body;
  for (const one of Object.values(document.paths).flatMap((path) => Object.values(path)))
    expect(body).toContain(`id="${one.operationId}"`);
  expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  const nonce =
    /style-src 'self' 'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "-";
  expect(body).toContain(`<style nonce="${nonce}">`);
  expect(body).not.toMatch(/ style=|<script/);
});

test("every address that is not the API's is the page, under a strict policy and a fresh nonce", async () => {
  const [one, two] = [await call<string>("GET", "/"), await call<string>("GET", "/customers/abc")];
  expect([one.status, two.status]).toEqual([200, 200]);
  const policy = one.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe/);
  expect(policy).not.toBe(two.headers.get("content-security-policy"));
  expect((await call("GET", "/assets/gone.js")).status).toBe(404);
  expect((await call("POST", "/")).status).toBe(404);
  expect((await call("GET", "/api")).status).toBe(404);
  expect((await call("GET", "/api/")).status).toBe(404);
});

test("a built page is served from memory: the nonce put in, hashed files for ever, compressed on request", async () => {
  const asset = (text: string, type: string) => ({ bytes: Buffer.from(text), type, tag: '"t"' });
  listening.show(
    new Map([
      ["/index.html", asset('<meta property="csp-nonce" nonce="VINCULO-NONCE">', "text/html")],
      ["/assets/a-1.js", asset("let a = 1;".repeat(100), "text/javascript; charset=utf-8")],
    ]),
  );
  const index = await call<string>("GET", "/settings/keys");
  const nonce = /nonce="([^"]+)"/.exec(index.body)?.[1] ?? "-";
  expect(index.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  expect(nonce).not.toBe("VINCULO-NONCE");
  const script = await call("GET", "/assets/a-1.js", { headers: { "accept-encoding": "gzip" } });
  expect(script.headers.get("content-encoding")).toBe("gzip");
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect((await call("GET", "/assets/a-1.js", { headers: { "if-none-match": '"t"' } })).status).toBe(304);
  listening.show(null);
});

test("behind https cookies are kept to https and browsers are told to stay there", async () => {
  const there = await testServer(database, { publicUrl: new URL("https://vinculo.example"), token: "t0ken" });
  const setup = { workspace: "A", name: "A", email: "a@example.com", password: "larga y buena" };
  expect((await there.call("GET", "/api/setup")).body).toEqual({ needed: true, tokenNeeded: true });
  const wrong = await there.call("POST", "/api/setup", { body: { ...setup, token: "otro" } });
  expect([wrong.status, wrong.body.type]).toEqual([403, "urn:vinculo:access.setup_token_wrong"]);
  const headers = { origin: "https://vinculo.example" };
  const done = await there.call("POST", "/api/setup", { body: { ...setup, token: "t0ken" }, headers });
  expect(done.status).toBe(200);
  expect(done.headers.getSetCookie()[0]).toMatch(/^__Secure-vinculo\.session_token=.*; Secure/);
  expect(done.headers.get("strict-transport-security")).toContain("max-age");
  expect((await there.call("GET", "/api/session", { cookie: done.cookie })).status).toBe(200);
});

test("a taken port is refused with the reason", async () => {
  const other = createServer();
  await new Promise<void>((ready) => other.listen(0, "127.0.0.1", ready));
  const { port } = other.address() as { port: number };
  const refused = await listen({ port, host: "127.0.0.1", publicUrl: null }, systemClock, settings);
  expect(refused).toMatchObject({ id: "server.port_taken", params: { port } });
  other.close();
  const nowhere = await listen({ port: 0, host: "192.0.2.1", publicUrl: null }, systemClock, settings);
  expect(nowhere).toMatchObject({ id: "server.host_unusable" });
});

test("without its database it says so and asks to come back", async () => {
  listening.use(null);
  const away = await call("GET", "/api/setup");
  expect([away.status, away.body.type]).toEqual([503, "urn:vinculo:http.database_unavailable"]);
  listening.use(database);
  expect((await call("GET", "/api/setup")).status).toBe(200);
});

test("bytes that are no HTTP, and headers without end, get an answer below 500", async () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let got = "";
      const socket = connect(listening.port, "127.0.0.1", () => socket.write(text));
      socket.on("data", (chunk: Buffer) => (got += chunk.toString()));
      socket.on("close", () => resolve(got));
      socket.on("error", () => resolve(got));
    });
  expect(await raw("GET / HTTQ\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*problem\+json/s);
  expect(await raw(`GET / HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(40_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  expect(await raw("GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await raw("GET / HTTP/1.1\r\nconnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test("a stop lets the request under way finish", async () => {
  const here = await testServer(database);
  const sending = request(`${here.url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "transfer-encoding": "chunked" },
  });
  const answered = new Promise<number | undefined>((resolve) =>
    sending.on("response", (got) => resolve(got.resume().statusCode)),
  );
  sending.write('{"email":"a@example.com",');
  await new Promise((sent) => setTimeout(sent, 50));
  const stopped = here.listening.stop();
  sending.end('"password":"x"}');
  expect(await answered).toBe(401);
  await stopped;
  await expect(fetch(url.replace(/\d+$/, String(here.listening.port)))).rejects.toThrow("fetch failed");
});

test("in a batch, one item that no database keeps is refused alone", async () => {
  const founding = { workspace: "Lote", zone: "UTC", currency: "EUR", name: "A", email: "lote@example.com" };
  const founded = await establish(database, { ...founding, password: "larga y buena" }, new Date(), {
    onlyFirst: false,
    also: (tx, { workspaceId }) =>
      issueKey(
        tx,
        { workspaceId, name: "a", rights: keyRights, actor: "test", actorKind: "command" },
        new Date(),
      ),
  });
  if (isRefusal(founded)) throw new Error(founded.id);
  const at = "2026-03-31T10:15:00+02:00";
  const item = (n: number, told: unknown) => ({
    messageId: `m${n}`,
    type: "page.viewed",
    at,
    identities: { externalId: `c${n}` },
    props: { told },
  });
  let deep: unknown = 1;
  for (let level = 0; level < 100; level += 1) deep = [deep];
  const items = [
    item(0, "good"),
    item(1, "a\u0000b"),
    item(2, "\ud800"),
    item(3, deep),
    item(4, { "\u0000": 1 }),
    item(5, ""),
  ];
  const got = await call<{ accepted: number; refused: { index: number }[] }>("POST", "/api/events", {
    key: founded.also.key,
    body: { items },
  });
  expect(got.body).toMatchObject({
    accepted: 2,
    refused: [{ index: 1 }, { index: 2 }, { index: 3 }, { index: 4 }],
  });
});

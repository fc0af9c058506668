import { sql } from "kysely";
import { expect, test } from "vitest";
import { establish, keyRights, rightsOf, roles } from "#access/accounts";
import { issueKey } from "#access/keys";
import { inEngine } from "#platform/database";
import { isRefusal } from "#platform/refusals";
import { slices } from "#app/slices";
import { testDatabase } from "#test/database";
import { testServer } from "./server.testing.ts";

const database = await testDatabase();
const { call, url } = await testServer(database);

const ana = { email: "ana@example.com", password: "correcta y larga" };
const first = { workspace: "Tostadero", zone: "Europe/Madrid", currency: "EUR", name: "Ana", ...ana };
type Session = { user: { userId: string }; workspaces: { workspaceId: string; rights: string[] }[] };
type Key = { key: string; keyId: string };

const wrongSetups = [
  ["a zone", { ...first, zone: "Marte/Olympus" }],
  ["a currency", { ...first, currency: "EURO" }],
  ["a password", { ...first, password: "corta" }],
  ["an e-mail", { ...first, email: "ana" }],
  ["a name", { ...first, workspace: "  " }],
] as const;

test.each(wrongSetups)(
  "a first run with %s that will not do is refused and leaves nothing",
  async (_, body) => {
    expect((await call("POST", "/api/setup", { body })).status).toBe(422);
    expect((await call("GET", "/api/setup")).body).toEqual({ needed: true, tokenNeeded: false });
  },
);

test("of two first runs at once one wins, and is signed in", async () => {
  const both = await Promise.all([
    call<Session>("POST", "/api/setup", { body: first }),
    call<Session>("POST", "/api/setup", { body: { ...first, email: "eva@example.com" } }),
  ]);
  expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const won = both.find((one) => one.status === 200);
  expect(won?.body.workspaces).toMatchObject([{ name: "Tostadero", role: "owner", currency: "EUR" }]);
  expect(won?.headers.getSetCookie()[0]).toMatch(/^vinculo\.session_token=.+HttpOnly; SameSite=Lax$/);
  expect((await call("GET", "/api/session", { cookie: won?.cookie ?? "" })).status).toBe(200);
  expect((await call("GET", "/api/setup")).body).toEqual({ needed: false, tokenNeeded: false });
  // The tests below sign in as Ana, whoever of the two came first.
  await sql`update access.app_user set email = ${ana.email}`.execute(database.engine);
});

/** A second person with a workspace of their own, and a reader in the first. Once: hashing passwords takes its time. */
let everybody: ReturnType<typeof introduce> | undefined;
const people = () => (everybody ??= introduce());

async function introduce() {
  const { body, cookie } = await call<Session>("POST", "/api/session", { body: ana });
  const mine = body.workspaces[0]?.workspaceId ?? "";
  const eva = { ...first, workspace: "Otro", email: `eva.${Math.random()}@example.com` };
  const founded = await establish(database, eva, new Date(), { onlyFirst: false, also: async () => null });
  if (isRefusal(founded)) throw new Error(founded.id);
  await sql`insert into access.member values (${mine}, ${founded.founded.userId}, 'reader', ${new Date()})`.execute(
    database.engine,
  );
  const signedIn = await call<Session>("POST", "/api/session", {
    body: { email: eva.email, password: eva.password },
  });
  return { mine, ana: cookie, eva: signedIn.cookie, theirs: founded.founded.workspaceId };
}

async function keyOf(workspaceId: string, rights: readonly string[]) {
  const wanted = { workspaceId, name: "a", rights, actor: "test", actorKind: "command" } as const;
  return inEngine(database, (tx) => issueKey(tx, wanted, new Date()));
}

test("signing in takes the right password, and signing out ends the session", async () => {
  const wrong = await call("POST", "/api/session", { body: { ...ana, password: "otra" } });
  expect([wrong.status, wrong.body.type, wrong.cookie]).toEqual([
    401,
    "urn:vinculo:access.credentials_wrong",
    "",
  ]);
  const nobody = await call("POST", "/api/session", { body: { ...ana, email: "nadie@example.com" } });
  expect(nobody.body.type).toBe(wrong.body.type);
  const { cookie } = await call("POST", "/api/session", {
    body: { ...ana, email: " ANA@example.com".trim() },
  });
  expect((await call("GET", "/api/session", { cookie })).status).toBe(200);
  const out = await call("DELETE", "/api/session", { cookie });
  expect([out.status, out.headers.getSetCookie()[0]]).toMatchObject([
    204,
    expect.stringContaining("Max-Age=0"),
  ]);
  expect((await call("GET", "/api/session", { cookie })).status).toBe(401);
  const forged = `${cookie.slice(0, -8)}AAAAAAA%3D`;
  expect((await call("GET", "/api/session", { cookie: forged })).status).toBe(401);
});

test("who is nobody, elsewhere or without the right is refused by a problem document", async () => {
  const { mine, theirs, ana: cookie, eva } = await people();
  const { key, stored } = await keyOf(mine, keyRights);
  const revoked = await keyOf(mine, keyRights);
  const ids = `/api/keys/${revoked.stored.keyId}`;
  expect((await call("DELETE", ids, { cookie, workspace: mine })).status).toBe(204);
  const cases: [object, number, string][] = [
    [{}, 401, "access.sign_in_needed"],
    [{ key: "vk_nonsense" }, 401, "access.key_unknown"],
    [{ key: key.slice(0, -1) + (key.endsWith("0") ? "1" : "0") }, 401, "access.key_unknown"],
    [
      { key: key.replaceAll(mine.replaceAll("-", ""), theirs.replaceAll("-", "")) },
      401,
      "access.key_unknown",
    ],
    [{ key: revoked.key }, 401, "access.key_revoked"],
    [{ headers: { authorization: "Basic abc" } }, 401, "access.sign_in_needed"],
    [{ cookie: "vinculo.session_token=abc.def", workspace: mine }, 401, "access.sign_in_needed"],
    [{ cookie }, 400, "access.workspace_missing"],
    [{ cookie, workspace: theirs }, 403, "access.not_member"],
    [{ cookie, workspace: "no-uuid" }, 403, "access.not_member"],
    [{ key }, 403, "http.right_missing"],
    [{ cookie: eva, workspace: mine }, 403, "http.right_missing"],
    // A bad header is not made good by a good cookie.
    [{ key: "vk_nonsense", cookie, workspace: mine }, 401, "access.key_unknown"],
  ];
  for (const [sent, status, id] of cases) {
    const got = await call("GET", "/api/keys", sent);
    expect([got.status, got.body.type, got.headers.get("content-type")]).toEqual([
      status,
      `urn:vinculo:${id}`,
      "application/problem+json; charset=utf-8",
    ]);
  }
  expect((await call("GET", "/api/keys", { cookie, workspace: mine })).status).toBe(200);
  expect((await call("GET", "/api/keys", { cookie: eva, workspace: theirs })).status).toBe(200);
  expect(stored.keyId).not.toBe(revoked.stored.keyId);
});

test("a person's write needs our own page or a program, and always the workspace", async () => {
  const { mine, ana: cookie } = await people();
  const make = async (sent: object) =>
    (await call("POST", "/api/keys", { body: { name: "x" }, cookie, workspace: mine, ...sent })).status;
  expect(await make({ headers: { "sec-fetch-site": "cross-site" } })).toBe(403);
  expect(await make({ headers: { origin: "https://evil.example" } })).toBe(403);
  expect(await make({ workspace: "" })).toBe(400);
  expect(await make({ headers: { origin: url, "sec-fetch-site": "same-origin" } })).toBe(200);
  const foreign = { headers: { origin: "https://evil.example" } };
  expect((await call("POST", "/api/session", { body: ana, ...foreign })).status).toBe(403);
  expect((await call("DELETE", "/api/session", { cookie, ...foreign })).status).toBe(403);
});

test("a key is shown once, works within its rights, and its change is in the audit", async () => {
  const { mine, ana: cookie } = await people();
  const made = await call<Key>("POST", "/api/keys", {
    cookie,
    workspace: mine,
    body: { name: "Tienda", rights: ["customers.read"] },
  });
  expect(made.body.key).toMatch(/^vk_[0-9a-f]{32}_[0-9a-f]{48}$/);
  const list = await call<{ items: Key[] }>("GET", "/api/keys", { cookie, workspace: mine });
  expect(list.body.items[0]).toMatchObject({ name: "Tienda", rights: ["customers.read"] });
  expect(JSON.stringify(list.body)).not.toContain(made.body.key.slice(-20));
  expect((await call("GET", "/api/customers", { key: made.body.key })).status).toBe(200);
  expect((await call("POST", "/api/orders", { key: made.body.key, body: { items: [] } })).status).toBe(403);
  const used = await call<{ items: { lastUsedAt: string }[] }>("GET", "/api/keys", {
    cookie,
    workspace: mine,
  });
  expect(used.body.items[0]?.lastUsedAt).toBeTruthy();
  expect((await call("DELETE", `/api/keys/${made.body.keyId}`, { cookie, workspace: mine })).status).toBe(
    204,
  );
  expect((await call("DELETE", `/api/keys/${made.body.keyId}`, { cookie, workspace: mine })).status).toBe(
    404,
  );
  expect((await call("GET", "/api/customers", { key: made.body.key })).status).toBe(401);
  const audit = await call<{ items: { action: string }[] }>("GET", "/api/audit?limit=2", {
    cookie,
    workspace: mine,
  });
  expect(audit.body.items.map((one) => one.action)).toEqual(["key.revoked", "key.created"]);
  const stored = JSON.stringify(
    (await sql`select * from access.api_key, access.audit`.execute(database.engine)).rows,
  );
  expect(stored).not.toContain(made.body.key.slice(-20));
});

test("a workspace changes only from the version that was read", async () => {
  const { mine, ana: cookie, eva } = await people();
  const read = await call<{ version: number }>("GET", "/api/workspace", { cookie, workspace: mine });
  const tag = read.headers.get("etag") ?? "";
  const change = (headers: Record<string, string>, who = cookie) =>
    call("PATCH", "/api/workspace", { cookie: who, workspace: mine, body: { name: "Nuevo" }, headers });
  expect((await change({})).status).toBe(428);
  expect((await change({ "if-match": tag }, eva)).status).toBe(403);
  const both = await Promise.all([change({ "if-match": tag }), change({ "if-match": tag })]);
  expect(both.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect((await call("GET", "/api/workspace", { cookie, workspace: mine })).body).toMatchObject({
    name: "Nuevo",
    version: read.body.version + 1,
  });
});

test("a workspace's country is its zone's until somebody says another", async () => {
  const { ana: cookie, mine } = await people();
  const read = await call<{ country: string }>("GET", "/api/workspace", { cookie, workspace: mine });
  expect(read.body.country).toBe("ES");
  const headers = { "if-match": read.headers.get("etag") ?? "" };
  const change = (country: string) =>
    call("PATCH", "/api/workspace", { cookie, workspace: mine, body: { country }, headers });
  expect((await change("XX")).status).toBe(422);
  expect((await change("MX")).body).toMatchObject({ country: "MX", zone: "Europe/Madrid" });
});

test("a workspace is made once for the same person and name, and only with their password", async () => {
  const found = (change: object) =>
    establish(database, { ...first, ...change }, new Date(), { onlyFirst: false, also: async () => null });
  await sql`update access.workspace set name = 'Tostadero' where name = 'Nuevo'`.execute(database.engine);
  expect(await found({ workspace: "tostadero" })).toMatchObject({ id: "access.workspace_exists" });
  expect(await found({ workspace: "B", password: "no es la suya" })).toMatchObject({
    id: "access.password_differs",
  });
  expect(await found({ workspace: "B", zone: "+02:00" })).toMatchObject({ id: "access.zone_invalid" });
  expect(await found({ workspace: "B" })).toMatchObject({ founded: { workspaceId: expect.any(String) } });
});

test("every right that a route asks for is known, and the owner has it", () => {
  const asked = new Set(slices.flatMap((slice) => (slice.routes ?? []).map((route) => route.right)));
  expect([...asked].filter((right) => !rightsOf("owner").has(right))).toEqual([]);
  for (const role of roles) expect([...rightsOf(role)].length).toBeGreaterThan(0);
});

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const bin = join(import.meta.dirname, "../../..", "bin/vinculo.js");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vinculo-start-"));
});
afterAll(async () => {
  // A test that failed leaves its server behind.
  for (const { child, ended } of running) {
    child.kill("SIGTERM");
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

const running: { readonly child: ChildProcess; readonly ended: Promise<number | null> }[] = [];

type News = {
  readonly news: string;
  readonly url?: string;
  readonly token?: string;
  readonly where?: string;
};

/** `vinculo …` as a person runs it. `told` waits for a news of `start --json`. */
function vinculo(words: readonly string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [bin, ...words, "--json"], {
    env: {
      ...process.env,
      VINCULO_DATA: folder,
      DATABASE_URL: "",
      LANG: "en_GB.UTF-8",
      PORT: "0",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (complained += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const lines = () =>
    said
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as News);
  const told = (news: string, times = 1) =>
    new Promise<News>((resolve, reject) => {
      const look = () => {
        const found = lines().filter((one) => one.news === news)[times - 1];
        if (found) resolve(found);
      };
      child.stdout.on("data", look);
      void ended.then(() => reject(new Error(`ended before "${news}": ${said}${complained}`)));
      look();
    });
  running.push({ child, ended });
  return { child, ended, told, output: async () => ({ code: await ended, said, complained }) };
}

const founding = ["--workspace", "Tostadero", "--email", "ana@example.com", "--password", "larga y buena"];

it("init works without a server, is told apart from a second one, and works beside a server", async () => {
  const made = await vinculo(["init", ...founding]).output();
  expect(made.code).toBe(0);
  const { workspaceId, apiKey } = JSON.parse(made.said) as { workspaceId: string; apiKey: string };
  expect(apiKey).toContain(workspaceId.replaceAll("-", ""));
  const again = await vinculo(["init", ...founding]).output();
  expect([again.code, again.complained]).toEqual([1, expect.stringContaining("already has a workspace")]);
  const wrong = await vinculo(["init", ...founding.with(5, "corta")]).output();
  expect([wrong.code, wrong.complained]).toEqual([1, expect.stringContaining("--password")]);
  expect((await vinculo(["init", "--workspace", "x"]).output()).code).toBe(2);

  const server = vinculo(["start"]);
  const { url = "" } = await server.told("ready");
  const answer = await fetch(`${url}/api/customers`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(answer.status).toBe(200);
  const beside = await vinculo(["init", ...founding.with(1, "Otro")]).output();
  expect(beside.code).toBe(0);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
});

it("a taken port is refused before the database starts", async () => {
  const server = vinculo(["start"]);
  const { url = "" } = await server.told("ready");
  const elsewhere = join(folder, "elsewhere");
  const second = await vinculo(["start"], { PORT: new URL(url).port, VINCULO_DATA: elsewhere }).output();
  expect([second.code, second.complained]).toEqual([1, expect.stringContaining("already taken")]);
  await expect(stat(join(elsewhere, "postgres"))).rejects.toThrow("ENOENT");
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});

it("a database that dies is started again under the same address, and sessions hold", async () => {
  const server = vinculo(["start"]);
  const { url = "" } = await server.told("ready");
  const signedIn = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "ana@example.com", password: "larga y buena" }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const pid = Number((await readFile(join(folder, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  const away = await fetch(`${url}/api/session`, { headers: { cookie } }).catch(() => null);
  if (!away) throw new Error(JSON.stringify(await server.output()));
  expect([200, 503]).toContain(away.status);
  await server.told("ready", 2);
  expect((await fetch(`${url}/api/session`, { headers: { cookie } })).status).toBe(200);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});

it("where others can reach it, the first run asks for the token of the terminal", async () => {
  const fresh = { HOST: "0.0.0.0", VINCULO_DATA: join(folder, "fresh") };
  const server = vinculo(["start"], fresh);
  const { token } = await server.told("token");
  const { url = "" } = await server.told("ready");
  const send = (given: string | undefined) =>
    fetch(`${url}/api/setup`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        workspace: "A",
        name: "A",
        email: "a@example.com",
        password: "larga y buena",
        token: given,
      }),
    });
  expect((await send(undefined)).status).toBe(403);
  expect((await send(token)).status).toBe(200);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});

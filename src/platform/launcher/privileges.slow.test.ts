import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { type TestContext, beforeEach, expect, onTestFinished, test } from "vitest";
import { isRefusal } from "#platform/refusals";
import { startDatabase } from "./index.ts";
import {
  ask,
  endOf,
  expectValue,
  remove,
  startElsewhere,
  testFolder,
  unlinkedBinaries,
} from "./launcher.testing.ts";
import { type Surroundings, surroundings } from "./privileges.ts";

let folder: string;
let host: Surroundings;
beforeEach(() => {
  folder = testFolder();
  onTestFinished(() => remove(folder));
  host = { ...surroundings(), systemFolder: join(folder, "var-lib") };
});

/** These change users, which only root may. */
function needsRoot(context: TestContext): void {
  if (process.getuid?.() !== 0) context.skip("needs root");
  // The account must reach the system folder of the test, as it reaches /var/lib.
  chmodSync(folder, 0o755);
}

/** A clone in a folder of root's own cannot be entered by the account. */
function needsReach(context: TestContext, as: string[]): void {
  const door = join(import.meta.dirname, "index.ts");
  const [file = "", ...args]: string[] = [...as, process.execPath, "--check", door];
  if (spawnSync(file, args, { cwd: "/" }).status !== 0) context.skip("that user cannot read this clone");
}

test("as whoever runs this, from a folder that nobody else can read, without any install script", async () => {
  const binaries = unlinkedBinaries(folder);
  expect(existsSync(join(binaries.binaries, "lib", "libicuuc.so.60"))).toBe(false);
  chmodSync(folder, 0o700);
  const database = expectValue(
    await startDatabase({ folder: join(folder, "data"), binaries, temporary: true }),
  );
  expect(await ask(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(statSync(database.dataFolder).uid).toBe(process.getuid?.());
  await database.stop();
});

test("as another user, with binaries that this user may not write", async (context) => {
  needsRoot(context);
  const { account } = host;
  if (!account) throw new Error("this host has no account besides root");
  const as = ["setpriv", `--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const binaries = unlinkedBinaries(folder);
  const theirs = join(folder, "theirs");
  mkdirSync(theirs);
  chownSync(theirs, account.uid, account.gid);
  needsReach(context, as);
  const held = await startElsewhere({ folder: theirs, binaries }, as);
  const { child, url } = expectValue(held);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(statSync(join(theirs, "postgres")).uid).toBe(account.uid);
  expect(existsSync(join(binaries.binaries, "lib", "libicuuc.so.60"))).toBe(false);
  child.kill("SIGTERM");
  expect(await endOf(child)).toBe(0);

  // Root continues on the same data as their owner, and the owner after root.
  const asRoot = expectValue(await startDatabase({ folder: theirs, binaries }, host));
  expect(await ask(asRoot.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await asRoot.stop();
  const again = expectValue(await startElsewhere({ folder: theirs, binaries }, as));
  again.child.kill("SIGTERM");
  expect(await endOf(again.child)).toBe(0);
});

test("as a user that the host has no name for", async (context) => {
  needsRoot(context);
  const theirs = join(folder, "theirs");
  mkdirSync(theirs);
  chownSync(theirs, 54_321, 54_321);
  const as = ["setpriv", "--reuid=54321", "--regid=54321", "--clear-groups"];
  needsReach(context, as);
  const held = await startElsewhere({ folder: theirs, temporary: true }, as);
  if (isRefusal(held) && held.id === "launcher.no_privileges")
    context.skip("that user may not make a namespace");
  const { child, url } = expectValue(held);
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  child.kill("SIGTERM");
  expect(await endOf(child)).toBe(0);
});

test("as root where user namespaces are forbidden: under the system folder, as an existing account", async (context) => {
  needsRoot(context);
  const forbidden = { ...host, mayUnshare: () => false };
  const data = join(folder, "root-only");
  const first = expectValue(await startDatabase({ folder: data }, forbidden));
  await ask(first.url, "create table kept as select 1 as one");
  expect(lstatSync(join(data, "postgres")).isSymbolicLink()).toBe(true);
  expect(readlinkSync(join(data, "postgres"))).toContain(host.systemFolder);
  expect(statSync(first.dataFolder).uid).toBe(host.account?.uid);
  await first.stop();

  // A clone that was moved still finds its data; a host that now allows namespaces changes nothing.
  const moved = join(folder, "moved");
  renameSync(data, moved);
  const second = expectValue(await startDatabase({ folder: moved }, host));
  expect(await ask(second.url, "select one from kept")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("there, a throw-away database leaves nothing either", async (context) => {
  needsRoot(context);
  const data = join(folder, "temporary");
  const database = expectValue(
    await startDatabase({ folder: data, temporary: true }, { ...host, mayUnshare: () => false }),
  );
  expect(database.dataFolder.startsWith(host.systemFolder)).toBe(true);
  await database.stop();
  expect(existsSync(data)).toBe(false);
  expect(existsSync(database.dataFolder)).toBe(false);
});

test("root without namespace and without any other account is told what to do", async (context) => {
  needsRoot(context);
  const nothing = { ...host, mayUnshare: () => false, account: undefined };
  expect(await startDatabase({ folder: join(folder, "data") }, nothing)).toMatchObject({
    id: "launcher.no_privileges",
  });
});

import { expect, it } from "vitest";
import fc from "fast-check";
import { fixedClock } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { readPicture } from "./image.ts";
import { manifest, workspaceLogo } from "./index.ts";
import { routes } from "./logo.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const [get, put, remove] = routes;
if (!get || !put || !remove) throw new Error("a logo is read, put and taken away");

/** The beginnings of files of 300 × 200 pixels, as encoders write them. */
const png = Buffer.from("89504e470d0a1a0a0000000d494844520000012c000000c80806000000", "hex");
const jpeg = Buffer.from(
  "ffd8ffe000104a46494600010100000100010000ffc0001108 00c8 012c 03".replaceAll(" ", ""),
  "hex",
);
const lossless = Buffer.concat([
  Buffer.from("RIFF\x20\0\0\0WEBPVP8L\x10\0\0\0\x2f", "latin1"),
  Buffer.from(Uint32Array.of(299 | (199 << 14)).buffer),
]);

it("knows pictures by their first bytes, and takes nothing else for one", () => {
  const size = { width: 300, height: 200 };
  expect(readPicture(png)).toEqual({ type: "image/png", ...size });
  expect(readPicture(jpeg)).toEqual({ type: "image/jpeg", ...size });
  expect(readPicture(lossless)).toEqual({ type: "image/webp", ...size });
  for (const wrong of ["<svg onload='alert(1)'/>", "GIF89a", "", "RIFF"])
    expect(readPicture(Buffer.from(wrong))).toBeNull();
  for (const whole of [png, jpeg, lossless]) expect(readPicture(whole.subarray(0, 12))).toBeNull();
});

it("never breaks on bytes that mean nothing", () => {
  const bytes = fc.uint8Array({ maxLength: 64 });
  fc.assert(
    fc.property(fc.constantFrom(png, jpeg, lossless), fc.nat(30), bytes, (whole, kept, rest) => {
      expect(() => readPicture(Buffer.concat([whole.subarray(0, kept), rest]))).not.toThrow();
    }),
  );
});

it("is put, served and taken away, in its own workspace alone", async () => {
  const workspaceId = await newWorkspace(database, now);
  const { ask, refused } = apiCaller(database, workspaceId, fixedClock(now), [manifest.words]);
  const body = { image: png.toString("base64") };
  expect(await ask(put, { body })).toMatchObject({ type: "image/png", width: 300, height: 200 });
  const served = await ask<Response>(get);
  expect(served.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
  const other = await newWorkspace(database, now);
  const found = await inWorkspace(database, other, (tx) => workspaceLogo(tx, workspaceId));
  expect(found).toBeNull();
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64");
  expect(await refused(put, { body: { image: svg } })).toMatchObject({ id: "logo.no_picture" });
  const tiny = Buffer.from(png);
  tiny.writeUInt32BE(3, 16);
  expect(await refused(put, { body: { image: tiny.toString("base64") } })).toMatchObject({ id: "logo.size" });
  await ask(remove);
  expect(await ask(get)).toBeNull();
});

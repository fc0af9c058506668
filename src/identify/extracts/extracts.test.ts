import { expect, test } from "vitest";
import { manifest as events } from "#identify/events";
import { fixedClock } from "#platform/clock";
import { apiCaller, newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";
import { csvLine } from "#platform/csv";
import { exportCustomers } from "./extracts.routes.ts";

const now = new Date("2026-03-01T08:00:00Z");
const database = await testDatabase();
const putCustomers = events.routes?.find(({ path }) => path === "/api/customers");

test("a list goes out whole, page after page, in the columns asked for", async () => {
  if (!putCustomers) throw new Error("a route is missing");
  const workspaceId = await newWorkspace(database, now);
  const { ask } = apiCaller(database, workspaceId, fixedClock(now));
  for (const from of [0, 400, 800])
    await ask(putCustomers, {
      body: {
        items: Array.from({ length: 400 }, (_, i) => ({
          identities: { externalId: `C${from + i}` },
          traits: { name: `Ana "${from + i}"`, city: i % 2 ? "Lugo" : "Vigo", note: "=1+1" },
        })),
      },
    });
  const query = { "trait.city": "Lugo", columns: "externalId,name,trait.note", bom: "no" };
  const answer = await ask<Response>(exportCustomers, { query });
  const lines = (await answer.text()).trimEnd().split("\r\n");
  expect(lines[0]).toBe("externalId,name,trait.note");
  expect(new Set(lines).size).toBe(601);
  expect(lines).toContain(`C1,"Ana ""1""",'=1+1`);
});

test("a text that a spreadsheet would run is disarmed, a number is not", () => {
  expect(csvLine(["=1", "@x", "-cmd", "-12.5", "+34600123456", -3, true, null])).toBe(
    "'=1,'@x,'-cmd,-12.5,+34600123456,-3,true,\r\n",
  );
});

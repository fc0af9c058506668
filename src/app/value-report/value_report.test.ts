import { sql } from "kysely";
import { expect, test } from "vitest";
import { slices } from "#app/slices";
import { fixedClock } from "#platform/clock";
import { inWorkspace } from "#platform/database";
import { testDatabase } from "#test/database";
import { type History, writeHistory } from "#test/history";
import { httpCaller } from "#test/http";

const database = await testDatabase();
const clock = fixedClock("2026-06-30T12:00:00Z");

const history: History = {
  zone: "Europe/Madrid",
  customers: 30,
  sales: Array.from({ length: 200 }, (_, i) => ({
    customer: (i * i) % 27,
    at: new Date(Date.UTC(2025, 0, 3 + ((i * 31) % 540), 11)),
    value: `${5 + ((i * 37) % 113)}.50`,
    cancelled: null,
  })),
  returns: [{ customer: 1, at: new Date("2026-03-03T10:00:00Z"), value: "4.25" }],
  partners: [],
};

/** A page is `/Type /Page` and no `/Pages`; a font that is in the file has a `/FontFile2`. */
const pagesOf = (pdf: string): number => pdf.match(/\/Type \/Page\b/g)?.length ?? 0;

test("the report is a PDF of as many pages as sections and the words, in either language, with its fonts in it", async () => {
  const ask = httpCaller({ database, clock, slices }, await writeHistory(database, history));
  for (const lang of ["es", "en"]) {
    const { status, headers, body } = await ask<string>("GET", `/api/value/report?lang=${lang}`);
    expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(headers.get("content-disposition")).toBe('attachment; filename="value-2026-06-30.pdf"');
    expect(body.slice(0, 5)).toBe("%PDF-");
    expect(body.trimEnd().endsWith("%%EOF")).toBe(true);
    // Lifecycle, movers by stage and by tier, pyramid, wealth, RFM, cohorts, trend, the words.
    expect(pagesOf(body)).toBeGreaterThanOrEqual(9);
    expect(pagesOf(body)).toBeLessThanOrEqual(14);
    expect(body).toContain("/FontFile2");
    expect(body).toMatch(new RegExp(`/Lang \\(${lang}\\)`));
  }
}, 30_000);

test("the workspace's logo stands on it", async () => {
  const workspaceId = await writeHistory(database, history);
  const dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await inWorkspace(database, workspaceId, (tx) =>
    sql`
      insert into access.workspace_logo (workspace_id, type, bytes, width, height, updated_at)
      values (${workspaceId}, 'image/png', ${Buffer.from(dot, "base64")}, 1, 1, ${clock.now()})
    `.execute(tx),
  );
  const { status, body } = await httpCaller({ database, clock, slices }, workspaceId)<string>(
    "GET",
    "/api/value/report",
  );
  expect(status).toBe(200);
  expect(body).toMatch(/\/Subtype \/Image/);
}, 30_000);

test("of a workspace without customers, of dates to come and of nonsense", async () => {
  const nobody = { ...history, customers: 0, sales: [], returns: [] };
  const ask = httpCaller({ database, clock, slices }, await writeHistory(database, nobody));
  const empty = await ask<string>("GET", "/api/value/report?at=2026-01-31");
  expect([empty.status, pagesOf(empty.body)]).toEqual([200, 9]);
  const status = async (query: string) => (await ask<unknown>("GET", `/api/value/report?${query}`)).status;
  expect(await status("at=2026-07-01")).toBe(422);
  expect(await status("lang=fr")).toBe(400);
}, 30_000);

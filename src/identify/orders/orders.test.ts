import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { insertWorkspace } from "#access/workspaces";
import { recordTraits, resolveIdentities } from "#identify/customers";
import { ensureSource } from "#identify/sources";
import { inEngine, inWorkspace } from "#platform/database";
import { newId } from "#platform/ids";
import { testDatabase } from "#test/database";

const now = new Date("2026-01-10T12:00:00Z");
const database = await testDatabase();

async function workspace(): Promise<string> {
  const workspaceId = newId(now);
  await inEngine(database, async (tx) => {
    await insertWorkspace(
      tx,
      { workspaceId, name: "Tostadero", zone: "Europe/Madrid", currency: "EUR" },
      now,
    );
    await ensureSource(tx, { workspaceId, sourceId: newId(now), name: "caja", kind: "api" }, now);
  });
  return workspaceId;
}

describe("customers", () => {
  it("resolves an identity once, however often it is asked for", async () => {
    const workspaceId = await workspace();
    const asked = () =>
      sql`select 'external' as kind, 'A-1' as value_norm, 'A-1' as value_raw, ${newId(now)}::uuid as new_id`;
    const first = await inEngine(database, (tx) => resolveIdentities(tx, workspaceId, asked(), now));
    const again = await Promise.all(
      [1, 2, 3].map(() => inEngine(database, (tx) => resolveIdentities(tx, workspaceId, asked(), now))),
    );
    expect(first).toBe(1);
    expect(again).toEqual([0, 0, 0]);
  });

  it("shows a workspace its own rows and nothing of another", async () => {
    const [one, other] = [await workspace(), await workspace()];
    const seen = await inWorkspace(database, one, (tx) =>
      sql<{ workspace_id: string }>`select workspace_id from access.workspace`.execute(tx),
    );
    expect(seen.rows.map((row) => row.workspace_id)).toEqual([one]);
    await expect(
      inWorkspace(database, one, (tx) =>
        ensureSource(tx, { workspaceId: other, sourceId: newId(now), name: "ajena", kind: "api" }, now),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("lets the latest trait win in any order", async () => {
    const workspaceId = await workspace();
    const customerId = newId(now);
    const trait = (value: string, at: string, messageId: string) => ({
      customerId,
      name: "city",
      value,
      at: new Date(at),
      by: "test",
      messageId,
    });
    const said = [
      trait("Lugo", "2026-01-01", "a"),
      trait("Vigo", "2026-01-03", "b"),
      trait("Cádiz", "2026-01-03", "c"),
    ];
    for (const order of [said, said.toReversed()]) {
      for (const one of order) await inEngine(database, (tx) => recordTraits(tx, workspaceId, [one], now));
      const { rows } = await sql<{ traits: { city: { v: string } } }>`
        select traits from identify.customer where workspace_id = ${workspaceId} and customer_id = ${customerId}
      `.execute(database.engine);
      expect(rows[0]?.traits.city.v).toBe("Cádiz");
    }
  });
});

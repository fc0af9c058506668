import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { testDatabase } from "#test/database";
import { getTimeline, postEvents, putCustomers } from "./events.routes.ts";
import { api, event, type Taken, whose } from "./messages.fixture.ts";

const database = await testDatabase();

describe("messages", () => {
  it("are written once, within a request and across requests, and per source", async () => {
    const { ask } = await api(database);
    const one = event({ email: "a@x.es" });
    expect(await ask<Taken>(postEvents, { body: { items: [one, one] } })).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
    expect(
      await ask<Taken>(postEvents, { body: { items: [one, { ...one, source: "caja" }] } }),
    ).toMatchObject({
      accepted: 1,
      duplicates: 1,
    });
  });

  it("go to lane bulk where they are more than a day late", async () => {
    const { ask, workspaceId } = await api(database);
    const at = ["2026-02-28T07:59:59Z", "2026-02-28T08:00:01Z"];
    await ask(postEvents, { body: { items: at.map((late) => event({ email: "a@x.es" }, { at: late })) } });
    const { rows } =
      await sql`select lane from platform.outbox where workspace_id = ${workspaceId} order by seq`.execute(
        database.engine,
      );
    expect(rows).toEqual([{ lane: "bulk" }, { lane: "live" }]);
  });

  it("that are wrong are refused alone, with their place and the reason", async () => {
    const { ask } = await api(database);
    const me = { email: "a@x.es" };
    const nested = JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`) as unknown;
    const wrong: [unknown, string | undefined][] = [
      [event({ email: "nobody" }), "identities.email"],
      [event({ phone: "12" }), "identities.phone"],
      [event({}), "identities"],
      [event({ externalId: "Consumidor Final" }), "identities"],
      [event(me, { type: "viewed" }), "type"],
      [event(me, { type: "order.placed" }), "type"],
      [event(me, { at: "yesterday" }), "at"],
      [event(me, { at: "2026-02-30T10:00:00Z" }), "at"],
      [event(me, { at: "1899-12-31T23:59:59Z" }), "at"],
      [event(me, { at: "2100-01-01T00:00:00Z" }), "at"],
      [event(me, { at: "2026-03-01T10:00:00" }), "at"],
      ...[
        "1e5",
        "1,5",
        "0x10",
        " 12",
        "NaN",
        "Infinity",
        "١٢",
        "12.",
        ".5",
        "--1",
        "100000000000000",
        "0.00001",
        1e20,
        true,
      ].map((amount): [unknown, string] => [event(me, { amount }), "amount"]),
      [event(me, { currency: "EURO" }), "currency"],
      [event(me, { currency: "XYZ" }), "currency"],
      [event(me, { props: { a: "\u0000" } }), "props"],
      [event(me, { props: { "\ud800": 1 } }), "props"],
      [event(me, { props: { a: "x".repeat(33_000) } }), "props"],
      [event(me, { props: nested }), "props"],
      [event({ externalId: "a\u0000" }), "identities.externalId"],
      [event(me, { messageId: "m\ud800" }), "messageId"],
      [event(me, { messageId: "" }), "messageId"],
      [event(me, { depth: 9 }), "depth"],
      [event(me, { causeId: "x" }), "causeId"],
      [event(me, { traits: { stage: "core" } }), "traits.stage"],
      [event(me, { traits: { country: "ZZ" } }), "traits.country"],
      [event(me, { traits: { city: { name: "Lugo" } } }), "traits.city"],
      [event(me, { traits: { "": 1 } }), "traits."],
      [event(me, { colour: "red" }), undefined],
      [null, undefined],
      ["text", undefined],
    ];
    const good = event(me);
    const taken = await ask<Taken>(postEvents, { body: { items: [...wrong.map(([item]) => item), good] } });
    expect(taken.refused.map(({ index, path }) => [index, path])).toEqual(
      wrong.map(([, path], index) => [index, path]),
    );
    expect(
      taken.refused.flatMap(({ detail }) => (detail && !/^[a-z]+\.[a-z_]+$/.test(detail) ? [] : [detail])),
    ).toEqual([]);
    expect(taken.accepted).toBe(1);
  });

  it("come at most 500 at a time, and exotic numbers are read exactly", async () => {
    const { ask, workspaceId } = await api(database);
    expect(postEvents.body?.safeParse({ items: Array.from({ length: 501 }, () => 1) }).success).toBe(false);
    expect(postEvents.body?.safeParse({ items: [] }).success).toBe(false);
    const amounts: [unknown, string][] = [
      ["0012.500", "12.5"],
      ["-0", "0"],
      ["+3", "3"],
      [1e-4, "0.0001"],
      [0.1, "0.1"],
      ["99999999999999.9999", "99999999999999.9999"],
      [-7, "-7"],
    ];
    const items = amounts.map(([amount]) => event({ email: "a@x.es" }, { amount }));
    expect(await ask<Taken>(postEvents, { body: { items } })).toMatchObject({
      accepted: amounts.length,
      refused: [],
    });
    const { rows } = await sql<{ amount: string }>`
      select trim_scale(amount)::text as amount from identify.event where workspace_id = ${workspaceId} order by event_id
    `.execute(database.engine);
    expect(rows.map((row) => row.amount).toSorted()).toEqual(amounts.map(([, exact]) => exact).toSorted());
  });
});

describe("traits", () => {
  it("are upserted, checked and typed; the latest stands in any order", async () => {
    const { ask, workspaceId } = await api(database);
    const identities = { email: "a@x.es" };
    const items = [
      {
        identities,
        at: "2026-02-02T00:00:00Z",
        traits: { city: "Lugo", country: "es", birthday: "1980-02-29" },
      },
      { identities, at: "2026-02-01T00:00:00Z", traits: { city: "Vigo", vip: true, points: 12.5 } },
      { identities, at: "2026-02-03T00:00:00Z", traits: { vip: null } },
      { identities, traits: { birthday: "1981-02-29" } },
    ];
    const taken = await ask<Taken>(putCustomers, { body: { items } });
    expect(taken).toMatchObject({ accepted: 3, refused: [{ index: 3, path: "traits.birthday" }] });
    expect(await ask<Taken>(putCustomers, { body: { items: items.slice(0, 3) } })).toMatchObject({
      accepted: 0,
      duplicates: 3,
    });
    const { rows } = await sql<{ traits: Record<string, { v: unknown }> }>`
      select traits from identify.customer where workspace_id = ${workspaceId}
    `.execute(database.engine);
    const values = Object.entries(rows[0]?.traits ?? {}).map(([name, { v }]) => [name, v]);
    expect(Object.fromEntries(values)).toEqual({
      city: "Lugo",
      country: "ES",
      birthday: "1980-02-29",
      vip: null,
      points: 12.5,
    });
  });
});

describe("the timeline", () => {
  it("goes back page by page, by type, and from an instant", async () => {
    const { ask, refused, workspaceId } = await api(database);
    const at = (minute: number) => `2026-02-01T10:${String(minute).padStart(2, "0")}:00Z`;
    const items = [...Array(7).keys()].map((minute) =>
      event(
        { email: "a@x.es" },
        { at: at(minute), type: minute % 2 ? "page.viewed" : "call.made", amount: "1.50" },
      ),
    );
    await ask(postEvents, { body: { items } });
    const customerId = Object.values(await whose(database, workspaceId))[0] ?? "";
    const page = (query: Record<string, string>) =>
      ask<{ items: { at: string; type: string }[]; next: string | null }>(getTimeline, {
        params: { customerId },
        query,
      });
    const minutes: number[] = [];
    for (let before: string | null | undefined; before !== null;) {
      const shown = await page({ limit: "3", ...(before ? { before } : {}) });
      minutes.push(...shown.items.map((one) => new Date(one.at).getUTCMinutes()));
      before = shown.next;
    }
    expect(minutes).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect((await page({ types: "call.*,order.placed" })).items).toHaveLength(4);
    expect((await page({ before: at(2) })).items).toHaveLength(3);
    expect(await refused(getTimeline, { params: { customerId }, query: { before: "x" } })).toMatchObject({
      status: 400,
    });
    const other = await api(database);
    for (const unknown of [customerId, "x", "00000000-0000-7000-8000-000000000000"])
      expect(await other.refused(getTimeline, { params: { customerId: unknown } })).toMatchObject({
        status: 404,
      });
  });
});

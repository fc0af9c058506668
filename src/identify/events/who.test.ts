import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { testDatabase } from "#test/database";
import { postEvents } from "./events.routes.ts";
import { api, event, type Taken, whose } from "./messages.fixture.ts";

const database = await testDatabase();

describe("who a message is about", () => {
  it("lets the strongest identity decide and links those that nobody had", async () => {
    const { ask, workspaceId } = await api(database);
    const said = [
      event({ externalId: "1", email: " Ana@Cafe.ES ", anonymousId: "a" }),
      event({ email: "ana@cafe.es", phone: "0034 600-123.456" }),
      event({ externalId: "2", email: "ana@cafe.es" }),
      event({ phone: "+34600123456" }),
    ];
    expect(await ask<Taken>(postEvents, { body: { items: said } })).toEqual({
      accepted: 4,
      duplicates: 0,
      refused: [],
    });
    const known = await whose(database, workspaceId);
    expect(
      new Set([
        known["external:1"],
        known["email:ana@cafe.es"],
        known["phone:+34600123456"],
        known["anonymous:a"],
      ]).size,
    ).toBe(1);
    // Two customer numbers are two people, whatever address they share; the address stays where it was.
    expect(known["external:2"]).not.toBe(known["external:1"]);
  });

  it("keeps what an anonymous visitor did once they say who they are", async () => {
    const { ask, workspaceId } = await api(database);
    await ask(postEvents, {
      body: { items: [event({ anonymousId: "a" }), event({ email: "eva@cafe.es", anonymousId: "a" })] },
    });
    const known = await whose(database, workspaceId);
    expect(known["email:eva@cafe.es"]).toBe(known["anonymous:a"]);
  });

  it("leaves a shared device with the first who said who they are", async () => {
    const { ask, workspaceId } = await api(database);
    const said = [
      event({ email: "one@cafe.es", deviceId: "d", anonymousId: "a" }),
      event({ email: "two@cafe.es", deviceId: "d", anonymousId: "a" }),
      event({ phone: "600111222", deviceId: "d" }),
    ];
    for (const one of said) await ask(postEvents, { body: { items: [one] } });
    const known = await whose(database, workspaceId);
    expect(known["anonymous:a"]).toBe(known["email:one@cafe.es"]);
    expect(known["device:d"]).toBe(known["email:one@cafe.es"]);
    expect(
      new Set([known["email:one@cafe.es"], known["email:two@cafe.es"], known["phone:+34600111222"]]).size,
    ).toBe(3);
  });

  it("finds the same people one by one and all at once, and two requests at a time make nobody twice", async () => {
    const person = fc.record(
      {
        externalId: fc.constantFrom("1", "2"),
        email: fc.constantFrom("a@x.es", "b@x.es", "c@x.es"),
        phone: fc.constantFrom("600000001", "600000002"),
        anonymousId: fc.constantFrom("p", "q"),
      },
      { requiredKeys: [] },
    );
    const messages = fc.array(
      person.filter((one) => Object.keys(one).length > 0),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(messages, async (people) => {
        const items = people.map((one) => event(one));
        const [together, apart, atOnce] = [await api(database), await api(database), await api(database)];
        await together.ask(postEvents, { body: { items } });
        for (const item of items) await apart.ask(postEvents, { body: { items: [item] } });
        const grouping = async (workspaceId: string) => {
          const known = Object.entries(await whose(database, workspaceId));
          return known
            .map(([name, of]) => [
              name,
              known.flatMap(([other, its]) => (its === of ? [other] : [])).toSorted(),
            ])
            .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        };
        expect(await grouping(together.workspaceId)).toEqual(await grouping(apart.workspaceId));
        await Promise.all(items.map((item) => atOnce.ask(postEvents, { body: { items: [item] } })));
        expect(Object.keys(await whose(database, atOnce.workspaceId)).toSorted()).toEqual(
          Object.keys(await whose(database, together.workspaceId)).toSorted(),
        );
        const { rows } = await sql<{ stray: number }>`
          select count(*) as stray from identify.customer
          where workspace_id = ${atOnce.workspaceId} and customer_id not in (
            select customer_id from identify.profile join identify.identity using (workspace_id, profile_id))
        `.execute(database.engine);
        expect(rows[0]?.stray).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});

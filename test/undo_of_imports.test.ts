import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { slices } from "#app/slices";
import { check, correct, run, takeFile, undo } from "#identify/importing";
import { type Database, inEngine } from "#platform/database";
import { newId } from "#platform/ids";
import { filled, type Port } from "#platform/manifest";
import { isRefusal } from "#platform/refusals";
import { workOnce } from "#platform/tasks";
import { newWorkspace } from "#test/api";
import { testDatabase } from "#test/database";

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), "vinculo-undo-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

let time = Date.parse("2026-03-01T08:00:00Z");
const clock = { now: () => new Date((time += 1000)) };
const looking = {
  database,
  clock,
  fillings: <T>(opening: Port<T>) => filled(opening, slices),
};

type File = { readonly kind: "orders" | "customers" | "events"; readonly text: string };

const who = fc.constantFrom("1", "2", "3");
const orders = fc
  .array(
    fc.tuple(
      who,
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom("2.50", "4", "-3"),
      fc.constantFrom("5", "6"),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((rows): File => {
    const lines = rows.map(
      ([one, ref, amount, day]) => `${one}-${ref},2026-01-0${day},C${one},${amount},cafe`,
    );
    return { kind: "orders", text: ["order,date,customer,amount,sku", ...lines].join("\n") };
  });
const customers = fc
  .array(fc.tuple(who, fc.constantFrom("Madrid", "Bilbao", ""), fc.constantFrom("M", "L", "")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows): File => {
    const lines = rows.map(([one, city, size]) => `C${one},p${one}@example.com,${city},${size}`);
    return { kind: "customers", text: ["customer id,email,city,size", ...lines].join("\n") };
  });
const events = fc
  .array(fc.tuple(who, fc.constantFrom("m1", "m2", ""), fc.constantFrom("visit.made", "mail.opened")), {
    minLength: 1,
    maxLength: 5,
  })
  .map((rows): File => {
    const lines = rows.map(([one, id, type]) => `C${one},2026-01-05 10:00,${type},${id && `${one}${id}`}`);
    return { kind: "events", text: ["customer id,at,event,message id", ...lines].join("\n") };
  });
const file = fc.oneof(orders, customers, events);

async function taken(workspaceId: string, { kind, text }: File, tried: boolean): Promise<string> {
  const path = join(folder, newId(clock.now()));
  await writeFile(path, text);
  const importer = { workspaceId, actor: "test", kind: "key" as const };
  const sent = { kind, name: `${kind}.csv`, file: { path, bytes: text.length, sha256: text } };
  const load = await takeFile(looking, importer, sent);
  if (isRefusal(load)) throw new Error(load.id);
  const which = { workspaceId, importId: load.importId };
  await correct(looking, which, null, { legalBasis: "contract" });
  if (tried) {
    await check(database, which, clock.now());
    await work();
  }
  const begun = await run(database, which, importer, clock.now());
  if (isRefusal(begun)) throw new Error(begun.id);
  await work();
  return load.importId;
}

async function takenBack(workspaceId: string, importId: string): Promise<void> {
  const importer = { workspaceId, actor: "test", kind: "key" as const };
  const begun = await undo(database, { workspaceId, importId }, importer, clock.now());
  if (isRefusal(begun)) throw new Error(begun.id);
  await work();
}

async function work(): Promise<void> {
  await workOnce({
    database,
    slices,
    clock,
    onBug: (error) => {
      throw error;
    },
  });
}

/** All that the record says of a workspace, without ids and moments of writing. */
async function record(from: Database, workspaceId: string): Promise<unknown> {
  const ask = (statement: ReturnType<typeof sql>) =>
    inEngine(from, async (tx) =>
      (await statement.execute(tx)).rows.map((row) => JSON.stringify(row)).toSorted(),
    );
  const named = sql`(
    select profile.customer_id, string_agg(kind || ' ' || value_norm, ', ' order by kind, value_norm) as who
    from identify.profile
    join identify.identity on identity.workspace_id = ${workspaceId} and identity.profile_id = profile.profile_id
    where profile.workspace_id = ${workspaceId}
    group by 1
  ) as named`;
  return {
    customers: await ask(sql`
      select who, order_count, refund_count, revenue, first_order_at, last_order_at, known_as,
        (select jsonb_object_agg(key, value -> 'v') from jsonb_each(traits)) as traits
      from identify.customer left join ${named} using (customer_id)
      left join identify.customer_search as search using (workspace_id, customer_id)
      where customer.workspace_id = ${workspaceId}`),
    orders: await ask(sql`
      select who, order_ref, placed_at, cancelled_at, total, home_total, content_hash,
        (select jsonb_agg(jsonb_build_array(line_no, sku, amount) order by line_no) from identify.order_line as line
          where line.workspace_id = ${workspaceId} and line.customer_id = placed.customer_id
            and line.order_ref = placed.order_ref) as lines
      from identify.customer_order as placed left join ${named} using (customer_id)
      where workspace_id = ${workspaceId}`),
    refunds: await ask(sql`
      select who, refund_ref, order_ref, refunded_at, amount, home_amount, lines, content_hash
      from identify.order_refund left join ${named} using (customer_id) where workspace_id = ${workspaceId}`),
    events: await ask(sql`
      select who, message_id, type, at, amount, currency, props
      from identify.event left join ${named} using (customer_id) where workspace_id = ${workspaceId}`),
    keys: await ask(sql`select order_ref from identify.order_key where workspace_id = ${workspaceId}`),
    claims: await ask(sql`
      select who, fact, ref ~ '^import:' as own, within, version
      from identify.import_claim left join ${named} using (customer_id)
      where workspace_id = ${workspaceId} and fact not in ('identity', 'trait') and import_id <> ${nil}`),
  };
}

const nil = "00000000-0000-0000-0000-000000000000";

it("undo of an import between two others is as if it had never been", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(file, file, file, fc.boolean(), async (a, b, c, tried) => {
      const mine = await newWorkspace(database, clock.now());
      await taken(mine, a, tried);
      const between = await taken(mine, b, tried);
      await taken(mine, c, false);
      await takenBack(mine, between);
      const other = await newWorkspace(database, clock.now());
      await taken(other, a, false);
      await taken(other, c, false);
      expect(await record(database, mine)).toEqual(await record(database, other));
    }),
    { numRuns: 25 },
  );
});

it("undo of everything, in any order, leaves nothing", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (files, backwards) => {
        const mine = await newWorkspace(database, clock.now());
        const ids: string[] = [];
        for (const one of files) ids.push(await taken(mine, one, false));
        for (const id of backwards ? ids.toReversed() : ids) await takenBack(mine, id);
        const none = await newWorkspace(database, clock.now());
        expect(await record(database, mine)).toEqual(await record(database, none));
      },
    ),
    { numRuns: 12 },
  );
});

it("a second run of the same file changes nothing", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(file, async (a) => {
      const mine = await newWorkspace(database, clock.now());
      await taken(mine, a, false);
      const before = await record(database, mine);
      const { claims: _, ...facts } = before as { claims: unknown };
      await taken(mine, a, true);
      expect(await record(database, mine)).toMatchObject(facts);
    }),
    { numRuns: 10 },
  );
});

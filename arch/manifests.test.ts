import { describe, expect, test } from "vitest";
import type { Manifest } from "#platform/manifest";
import { created } from "./created.ts";
import { house, placeOf, sliceOf } from "./house.ts";
import { manifests } from "./manifests.ts";

type Manifests = ReadonlyMap<string, Manifest>;
/** Each table with the slice whose migration creates it. */
type Tables = ReadonlyMap<string, string>;

const standing = await manifests();
const tables: Tables = new Map(
  [...created(house(), "table")].map(([name, path]) => [name, sliceOf({ place: placeOf(path) })]),
);

describe("manifests", () => {
  test(`say who they are: ${standing.size} slices`, () => {
    expect(standing.size).toBeGreaterThan(5);
    expect(misnamed(standing)).toEqual([]);
  });
  test(`declare every table once, where it is created: ${tables.size} tables`, () => {
    expect(tables.size).toBeGreaterThan(8);
    expect(undeclared(standing, tables)).toEqual([]);
  });
  test("speak of events that somebody emits", () => expect(unheard(standing)).toEqual([]));
});

test("app wires every slice that has a manifest", async () => {
  const { slices } = await import("#app/slices");
  expect(slices.map(({ name }) => name).toSorted()).toEqual([...standing.keys()].toSorted());
});

describe("the laws on manifests bite", () => {
  const table = { name: "identify.a", key: "customer", merge: "rekey", erase: "delete" } as const;
  const plain: Manifest = {
    name: "identify/a",
    purpose: "A.",
    tables: [],
    emits: [],
    on: [],
    fills: [],
    words: { es: {}, en: {} },
  };
  const one = (change: Partial<Manifest>, slice = "identify/a"): Manifests =>
    new Map([[slice, { ...plain, ...change }]]);
  const made: Tables = new Map([["identify.a", "identify/a"]]);

  test("another slice's name", () => expect(misnamed(one({ name: "identify/b" }))).toHaveLength(1));
  test("no purpose", () => expect(misnamed(one({ purpose: " " }))).toHaveLength(1));
  test("a table that nobody declares", () => {
    expect(undeclared(one({}), made)).toEqual([
      "identify.a: no manifest declares it (created by identify/a)",
    ]);
  });
  test("a table that nobody creates", () => {
    expect(undeclared(one({ tables: [table] }), new Map())).toEqual([
      "identify/a: nobody creates identify.a",
    ]);
  });
  test("a table of another slice", () => {
    const other: Tables = new Map([["identify.a", "identify/b"]]);
    expect(undeclared(one({ tables: [table] }), other)).toContain(
      "identify/a: identify/b creates identify.a and must declare it",
    );
  });
  test("a table declared twice", () => {
    const both = new Map([
      ...one({ tables: [table] }),
      ...one({ tables: [table], name: "identify/b" }, "identify/b"),
    ]);
    expect(undeclared(both, made)).toContain("identify.a: declared by identify/a and identify/b");
  });
  test("an event that is no noun and past verb", () =>
    expect(unheard(one({ emits: ["OrderPlaced"] }))).toHaveLength(1));
  test("a reaction to what nobody emits", () => {
    const on = [
      { name: "x", events: ["order.*"], lanes: ["live"], unit: "event", react: async () => undefined },
    ] as const;
    expect(unheard(one({ on }))).toEqual(["identify/a: reacts to order.*, which nobody emits"]);
    expect(unheard(one({ on, emits: ["order.placed"] }))).toEqual([]);
  });
});

function misnamed(all: Manifests): string[] {
  return [...all].flatMap(([slice, manifest]) => [
    ...(manifest.name === slice ? [] : [`${slice}: its manifest says ${manifest.name}`]),
    ...(manifest.purpose.trim() ? [] : [`${slice}: its manifest has no purpose`]),
  ]);
}

function undeclared(all: Manifests, standingTables: Tables): string[] {
  const owners = new Map<string, string[]>();
  for (const [slice, manifest] of all) {
    for (const { name } of manifest.tables) owners.set(name, [...(owners.get(name) ?? []), slice]);
  }
  const declared = [...owners].flatMap(([name, slices]) => {
    if (slices.length > 1) return [`${name}: declared by ${slices.join(" and ")}`];
    const home = standingTables.get(name);
    if (!home) return [`${slices.join()}: nobody creates ${name}`];
    return slices[0] === home ? [] : [`${slices.join()}: ${home} creates ${name} and must declare it`];
  });
  const missing = [...standingTables].filter(([name]) => !owners.has(name));
  return [
    ...declared,
    ...missing.map(([name, slice]) => `${name}: no manifest declares it (created by ${slice})`),
  ];
}

/** An event's type is `noun.past_verb`; a subscription's pattern must fit one that some slice emits. */
function unheard(all: Manifests): string[] {
  const emitted = [...all.values()].flatMap((manifest) => manifest.emits);
  return [...all].flatMap(([slice, manifest]) => [
    ...manifest.emits
      .filter((type) => !/^[a-z][a-z_]*\.[a-z][a-z_]*$/.test(type))
      .map((type) => `${slice}: ${type} is no noun.past_verb`),
    ...manifest.on
      .flatMap((one) => one.events)
      .filter(
        (pattern) => pattern !== "*" && !emitted.some((type) => type === pattern || isUnder(pattern, type)),
      )
      .map((pattern) => `${slice}: reacts to ${pattern}, which nobody emits`),
  ]);
}

function isUnder(pattern: string, type: string): boolean {
  return pattern.endsWith(".*") && type.startsWith(pattern.slice(0, -1));
}

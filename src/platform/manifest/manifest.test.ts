import { expect, expectTypeOf, test } from "vitest";
import { fill, filled, port, type Manifest } from "./index.ts";
import { fillings, fillSlot, slot } from "./web.ts";

const greeting = port<(name: string) => string>("test.greeting");
const other = port<number>("test.other");

function slice(name: string, fills: Manifest["fills"]): Manifest {
  return { name, purpose: name, tables: [], emits: [], on: [], fills, words: { es: {}, en: {} } };
}

test("a port gives what later slices filled it with, in their order, and nothing of another port", () => {
  const slices = [
    slice("identify/a", [fill(greeting, (name) => `a ${name}`), fill(other, 1)]),
    slice("measure/b", []),
    slice("measure/c", [fill(other, 2), fill(greeting, (name) => `c ${name}`)]),
  ];
  expect(filled(greeting, slices).map((greet) => greet("x"))).toEqual(["a x", "c x"]);
  expect(filled(other, slices)).toEqual([1, 2]);
  expect(filled(port("test.nobody"), slices)).toEqual([]);
});

test("a filling has its port's type", () => {
  expectTypeOf(filled(greeting, [])).toEqualTypeOf<((name: string) => string)[]>();
  // @ts-expect-error a number is no greeting
  fill(greeting, 1);
});

test("a slot gives what the browser's doors bring, in their order", () => {
  const card = slot<{ title: string }>("test.card");
  const nav = slot<{ to: string }>("test.nav");
  const doors = [
    [fillSlot(card, { title: "a" }), fillSlot(nav, { to: "/" })],
    [],
    [fillSlot(card, { title: "b" })],
  ];
  expect(fillings(card, doors)).toEqual([{ title: "a" }, { title: "b" }]);
  expect(fillings(nav, doors)).toEqual([{ to: "/" }]);
  // @ts-expect-error a card needs its title
  fillSlot(card, {});
});

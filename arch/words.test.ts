import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Words } from "#platform/words";
import { house, type House, root, shipped, sliceOf } from "./house.ts";
import { plant } from "./law.ts";

/** A slice's texts by the path of their file. */
type Texts = Readonly<Record<string, Words>>;

const spoken = await standingTexts();

describe("texts", () => {
  test(`are complete in both languages: ${Object.keys(spoken).length} files`, () => {
    expect(Object.keys(spoken).length).toBeGreaterThan(3);
    expect(incomplete(spoken)).toEqual([]);
  });
  test("keep the tone", () => expect(outOfTone(spoken)).toEqual([]));
  test("have one home each", () => expect(twice(spoken)).toEqual([]));
  test("exist for every refusal", () => expect(silent(house(), "refuse", spoken)).toEqual([]));
  test("exist for everything that is said", () => expect(silent(house(), "say", spoken)).toEqual([]));
  test("are all named somewhere", () => expect(unspoken(house(), spoken)).toEqual([]));
});

describe("the laws on texts bite", () => {
  const both = (es: string, en: string): Texts => ({
    "a.words.ts": { es: { "a.b": es }, en: { "a.b": en } },
  });

  test.each([
    ["a key of one language", { "a.words.ts": { es: { "a.b": "x" }, en: {} } }, 'a.words.ts: en lacks "a.b"'],
    ["a parameter of one language", both("{{n}} clientes", "clients"), "parameters"],
    ["an empty text", both("hola", " "), "empty"],
  ])("%s", (_name, texts: Texts, says) => {
    expect(incomplete(texts)).toContainEqual(expect.stringContaining(says));
  });

  test.each([
    ["an exclamation mark", both("¡Listo", "Done")],
    ["oops", both("Vaya", "Oops, it broke")],
  ])("%s", (_name, texts) => expect(outOfTone(texts)).toHaveLength(1));

  test("a key in two files", () => {
    const words = both("x", "x")["a.words.ts"] ?? { es: {}, en: {} };
    expect(twice({ "a.words.ts": words, "b.words.ts": words })).toEqual([
      'b.words.ts: "a.b" stands in a.words.ts too',
    ]);
  });

  test.each([
    ["a refusal without a text", 'refuse("x.unknown", { n: 1 })', '"x.unknown" has no text'],
    ["one of two refusals", 'refuse(late ? "a.b" : "x.late")', '"x.late" has no text'],
    ["a pattern that no key fits", "refuse(`x.${kind}`)", '"x.*" has no text'],
    ["an id by way of a variable", '"a.unknown"; refuse(one)', '"a.unknown" has no text'],
    ["an id by way of an own method", 'this.#refuse("x.unknown")', '"x.unknown" has no text'],
  ])("%s", (_name, code, says) => {
    const planted = plant({
      "src/identify/a/index.ts": `class A { #refuse() {} b() { const one = ${code}; } }`,
    });
    expect(silent(planted, "refuse", both("x", "x"))).toContainEqual(expect.stringContaining(says));
  });

  test("a text that nothing names", () => {
    expect(unspoken(plant({ "src/identify/a/index.ts": 'say("a.c")' }), both("x", "x"))).toHaveLength(1);
  });
});

function incomplete(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([path, { es, en }]) => [
    ...lacking(path, "en", es, en),
    ...lacking(path, "es", en, es),
    ...Object.keys(es)
      .filter((key) => key in en && parameters(es[key]) !== parameters(en[key]))
      .map((key) => `${path}: "${key}" has other parameters in en`),
    ...[es, en].flatMap((words) =>
      Object.keys(words).flatMap((key) => (words[key]?.trim() ? [] : [`${path}: "${key}" is empty`])),
    ),
  ]);
}

function lacking(path: string, language: string, one: Words["es"], other: Words["es"]): string[] {
  return Object.keys(one).flatMap((key) => (key in other ? [] : [`${path}: ${language} lacks "${key}"`]));
}

function parameters(text = ""): string {
  const found = new Set([...text.matchAll(/\{\{\s*-?\s*(\w+)[^}]*\}\}/g)].map((one) => one[1] ?? ""));
  return [...found].toSorted().join();
}

/** LOOK "Words": a product that states facts neither shouts nor apologises like a toy. */
function outOfTone(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([path, words]) =>
    Object.entries({ ...words.en, ...prefixed(words.es) }).flatMap(([key, text]) =>
      /[!¡]|\b(oops|ups|uy)\b/i.test(text) ? [`${path}: ${key}: "${text}"`] : [],
    ),
  );
}

function prefixed(words: Words["es"]): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [`es ${key}`, text]));
}

function twice(texts: Texts): string[] {
  const homes = new Map<string, string>();
  return Object.entries(texts).flatMap(([path, { es }]) =>
    Object.keys(es).flatMap((key) => {
      const home = homes.get(key);
      homes.set(key, path);
      return home ? [`${path}: "${key}" stands in ${home} too`] : [];
    }),
  );
}

/** Keys that the source hands to `refuse` or `say` and that no slice translated. */
function silent(all: House, call: "refuse" | "say", texts: Texts): string[] {
  const keys = keysOf(texts);
  return shipped(all).flatMap((file) => {
    const calls = file.calls.filter((one) => one.name === call);
    const handed = calls.flatMap((one) => one.keys);
    // Where an id comes from elsewhere (`refuse(problem)`), every text of the slice that looks like an id must be one.
    const open = call === "refuse" && calls.some((one) => one.open);
    const wanted = open ? [...handed, ...idsIn(all, sliceOf(file), keys)] : handed;
    return [...new Set(wanted)]
      .filter((key) => !keys.some((known) => fits(key, known)))
      .map((key) => `${file.path}: "${key}" has no text`);
  });
}

function idsIn(all: House, slice: string, keys: readonly string[]): string[] {
  const namespaces = new Set(keys.map((key) => key.split(".")[0] ?? ""));
  return shipped(all)
    .filter((file) => sliceOf(file) === slice && !file.path.endsWith(".words.ts"))
    .flatMap((file) => file.texts)
    .filter((text) => /^[a-z]+\.[a-z_]+$/.test(text) && namespaces.has(text.split(".")[0] ?? ""));
}

/** Texts whose key no source names, neither whole nor by a template's pattern. */
function unspoken(all: House, texts: Texts): string[] {
  const named = shipped(all)
    .filter((file) => !file.path.endsWith(".words.ts"))
    .flatMap((file) => file.texts)
    .filter((text) => /^[\w?.-]+$/.test(text) && text.includes("."))
    .map((text) => text.replaceAll("?", "*"));
  const whole = new Set(named);
  const patterns = [...whole].filter((text) => text.includes("*") && !text.startsWith("*"));
  return keysOf(texts)
    .filter((key) => !whole.has(singular(key)) && !patterns.some((pattern) => fits(pattern, key)))
    .map((key) => `"${key}" is a text that nothing names`);
}

function keysOf(texts: Texts): string[] {
  return [...new Set(Object.values(texts).flatMap(({ es }) => Object.keys(es)))];
}

function singular(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, "");
}

/** `*` in a pattern stands for an expression's value; a plural form answers to its key. */
function fits(pattern: string, key: string): boolean {
  const expression = pattern.split("*").map((one) => one.replaceAll(".", String.raw`\.`));
  const whole = new RegExp(`^${expression.join(".+")}$`);
  return whole.test(key) || whole.test(singular(key));
}

async function standingTexts(): Promise<Texts> {
  const paths = house().files.flatMap(({ path }) => (path.endsWith(".words.ts") ? [path] : []));
  const read = paths.map(async (path) => {
    const { words } = (await import(join(root, path))) as { words?: Words };
    if (!words) throw new Error(`${path} exports no words`);
    return [path, words] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

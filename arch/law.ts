import { describe, expect, test } from "vitest";
import { house, houseOf, type House } from "./house.ts";

/** A violation in one line: `path: what is wrong and what to do`. */
export type Law = (all: House) => readonly string[];

/** Files by path that break a law, and a part of what the law must say of them. */
export type Planted = { readonly files: Readonly<Record<string, string>>; readonly says: string };

/** Holds a law over the standing house, and shows by planted files that it bites. */
export function hold(title: string, law: Law, planted: Readonly<Record<string, Planted>>): void {
  const all = house();
  describe(title, () => {
    test(`holds in ${all.files.length} files`, () => {
      expect(all.files.length).toBeGreaterThan(40);
      expect(law(all)).toEqual([]);
    });
    test.each(Object.entries(planted))("bites: %s", (_name, { files, says }) => {
      expect(law(plant(files))).toContainEqual(expect.stringContaining(says));
    });
  });
}

export function plant(files: Readonly<Record<string, string>>): House {
  return houseOf(Object.entries(files).map(([path, text]) => ({ path, text })));
}

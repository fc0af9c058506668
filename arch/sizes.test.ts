import { expect, test } from "vitest";
import { house, type House, type HouseFile, shipped, sliceOf } from "./house.ts";
import { hold } from "./law.ts";

const lines = (count: number): string => "//\n".repeat(count);
const numbered = (count: number, name: (n: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [name(n), lines(10)]));

hold("no file is longer than 300 lines", long, {
  "301 lines": { files: { "src/identify/a/index.ts": lines(301) }, says: "301 lines" },
  "a long migration": {
    files: { "src/identify/a/migrations/202611220900_a.sql": lines(400) },
    says: "400 lines",
  },
  "a long test": { files: { "src/identify/a/a.test.ts": lines(302) }, says: "302 lines" },
});

hold("half the files have at most 80 lines", median, {
  "three files, two long": {
    files: {
      "src/identify/a/index.ts": lines(10),
      "src/identify/a/b.ts": lines(81),
      "src/identify/a/c.ts": lines(200),
    },
    says: "median is 81",
  },
});

hold("a slice has at most 15 sources", crowded, {
  "16 files": { files: numbered(16, (n) => `src/identify/a/a${n}.ts`), says: "identify/a: 16 sources" },
});

hold("names say what is inside", named, {
  "a folder of leftovers": { files: { "src/platform/utils/index.ts": "" }, says: "utils" },
  "a file of leftovers": { files: { "src/platform/clock/clock.helpers.ts": "" }, says: "helpers" },
  "a manager": { files: { "src/platform/clock/clock-manager.ts": "" }, says: "manager" },
});

test("tests do not count towards a slice's size", () => {
  const files = shipped(house()).filter((file) => /\.test\.tsx?$/.test(file.path));
  expect(files).toEqual([]);
});

function long(all: House): string[] {
  return all.files.flatMap((file) =>
    count(file) > 300 ? [`${file.path}: ${count(file)} lines: split it`] : [],
  );
}

function median(all: House): string[] {
  const sizes = shipped(all)
    .map(count)
    .toSorted((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return middle > 80 ? [`the median is ${middle} lines over ${sizes.length} files: split the long ones`] : [];
}

function crowded(all: House): string[] {
  const slices = new Map<string, number>();
  for (const file of shipped(all)) {
    if (!/\.tsx?$/.test(file.path) || !file.place.slice) continue;
    slices.set(sliceOf(file), (slices.get(sliceOf(file)) ?? 0) + 1);
  }
  return [...slices].flatMap(([slice, sources]) =>
    sources > 15 ? [`${slice}: ${sources} sources: split it`] : [],
  );
}

const empty = /(^|[-._/])(utils?|helpers?|common|managers?|misc)(?=[-._/])/i;

function named(all: House): string[] {
  return all.files.flatMap((file) => {
    const word = empty.exec(file.path)?.[2];
    return word ? [`${file.path}: "${word}" says nothing; name what it is`] : [];
  });
}

function count(file: HouseFile): number {
  return file.text.split("\n").length - (file.text.endsWith("\n") ? 1 : 0);
}

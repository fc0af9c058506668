/** A word as it was typed, plain: without accents and capitals. */
export type Spelled = {
  readonly typed: string;
  /** Whether somebody is known by exactly this word. */
  readonly known: boolean;
  /** Words that somebody is known by and that one edit makes of it. */
  readonly near: readonly string[];
};

/** Shorter words have too many neighbours: with one edit “Ana” is “Eva” nearly. The typed one may have lost a letter. */
export const shortestNear = 5;

/** Whether one insertion, deletion, substitution or exchange of neighbouring letters makes `b` of `a`, or nothing does. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = [Array.from(a), Array.from(b)].toSorted((x, y) => x.length - y.length);
  if (!short || !long || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const same = (s: number, l: number): boolean =>
    short.slice(start + s).join("") === long.slice(start + l).join("");
  if (short.length < long.length) return same(0, 1);
  const exchanged = short[start] === long[start + 1] && short[start + 1] === long[start];
  return same(1, 1) || (exchanged && same(2, 2));
}

/** Where a neighbour of a word is looked for: one edit leaves one of the halves intact, or exchanges what lies between. */
export function partsOf(word: string): {
  readonly head: string;
  readonly tail: string;
  readonly exchanged: string;
} {
  const letters = Array.from(word);
  const middle = Math.floor(letters.length / 2);
  const exchanged = [...letters];
  exchanged.splice(middle - 1, 2, letters[middle] ?? "", letters[middle - 1] ?? "");
  return {
    head: letters.slice(0, middle).join(""),
    tail: letters.slice(middle).toReversed().join(""),
    exchanged: exchanged.join(""),
  };
}

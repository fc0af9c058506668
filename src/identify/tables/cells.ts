/** Longest piece of a file's own text that a refusal repeats. */
const QUOTED_MAX = 40;

/** Longer texts are not remembered: ten thousand of them could fill the memory, and they hardly repeat. */
const REMEMBERED_MAX = 200;

/** What people and programs write where there is nothing. Compared in lower case. */
const nothing = new Set([
  "null",
  "n/a",
  "#n/a",
  "na",
  "nan",
  "none",
  "-",
  "--",
  "—",
  "(blank)",
  "(en blanco)",
  "s/n",
  "\\n",
  "nil",
  "undefined",
]);

/** A cell without its surrounding blanks (also no-break ones) and without Excel's `="00123"` wrapping. */
export function cleanCell(raw: string): string {
  if (raw === "") return raw;
  const first = raw.charCodeAt(0);
  const last = raw.charCodeAt(raw.length - 1);
  const text = first <= 32 || last <= 32 || first >= 160 || last >= 160 ? raw.trim() : raw;
  if (first === 61 && text.length > 3 && text.startsWith('="') && text.endsWith('"'))
    return text.slice(2, -1).trim();
  return text;
}

/** True where a cleaned cell says that there is no value: empty, NULL, N/A, nan, -, (blank) … */
export function saysNothing(text: string): boolean {
  const { length } = text;
  if (length === 0) return true;
  // Digits begin most cells and no word of nothing: asking the set of every cell cost a tenth of a pass.
  const first = text.charCodeAt(0);
  return length < 12 && (first < 48 || first > 57) && nothing.has(text.toLowerCase());
}

/** A text in lower case, without accents, punctuation as single blanks, camelCase cut: `Nº Cliente` → `n cliente`. */
export function plain(text: string): string {
  return text
    .replace(/[º°ª]/g, " ")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A text short enough to be repeated in a message. */
export function shortened(text: string): string {
  return text.length <= QUOTED_MAX ? text : `${text.slice(0, QUOTED_MAX - 1)}…`;
}

/**
 * A copy that does not keep its origin in memory: V8 makes slices of ≥ 13 characters point into the whole chunk of the
 * file, so one remembered date would hold 256 kB.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}

/** Remembers what a pure function of a text gave, for at most `limit` texts: columns repeat themselves. */
export function remembered<T>(work: (text: string) => T, limit = 5_000): (text: string) => T {
  const known = new Map<string, T>();
  let lastText: string | undefined;
  let lastResult: T;
  return (text) => {
    if (text === lastText) return lastResult;
    if (text.length > REMEMBERED_MAX) return work(text);
    let result = known.get(text);
    if (result === undefined) {
      result = work(text);
      if (known.size < limit) known.set(detached(text), result);
    }
    lastText = text;
    lastResult = result;
    return result;
  };
}

import type { Rejection } from "#identify/files";
import type { Refusal } from "#platform/refusals";

/** How many rows of a kind are shown as examples; all are counted. */
const shown = 5;

/** Collects refused rows by reason, the commonest first. Bounded: a file of ten million bad rows costs a few examples. */
export function rejections(): { add: (refusal: Refusal) => void; all: () => Rejection[] } {
  const byId = new Map<string, Rejection>();
  return {
    add: (refusal) => {
      const known = byId.get(refusal.id) ?? { id: refusal.id, rows: 0, examples: [] };
      const example = { row: refusal.row ?? 0, params: { ...refusal.params } };
      byId.set(refusal.id, {
        ...known,
        rows: known.rows + 1,
        examples: known.examples.length < shown ? [...known.examples, example] : known.examples,
      });
    },
    all: () => [...byId.values()].sort((a, b) => b.rows - a.rows),
  };
}

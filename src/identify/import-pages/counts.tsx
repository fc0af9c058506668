import type { ReactNode } from "react";
import type { ImportCounts } from "#identify/imports/web";
import { Shares } from "#kit/shares";
import { tone } from "#kit/tokens";
import type { Mark } from "#kit/tokens";
import { useFormats, useSay } from "#kit/words";

/** The accent for what is new, greys for what was there, red for what does not get in. */
const marks = {
  new: { fill: tone("#0f766e", "#2dd4bf"), edge: tone("#0f766e", "#2dd4bf") },
  changed: { fill: tone("#5eead4", "#0d9488"), edge: tone("#0f766e", "#0d9488") },
  unchanged: { fill: tone("#cbd5e1", "#475569"), edge: tone("#64748b", "#94a3b8") },
  taken: { fill: tone("#56606a", "#a3adb6"), edge: tone("#56606a", "#a3adb6") },
  refused: { fill: tone("#b91c1c", "#fca5a5"), edge: tone("#b91c1c", "#fca5a5") },
} satisfies Record<string, Mark>;

/**
 * What becomes of a file: of its lines, which are taken and which refused; of what they make (orders, customers, events),
 * what is new, what changes and what was so already. Two bars, since lines and orders are not the same.
 */
export function CountsPicture({ counts, kind }: { counts: ImportCounts; kind: string }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const part = (id: keyof typeof marks, n: number) => ({
    label: say(`importing.outcome.${id}`),
    n,
    mark: marks[id],
  });
  return (
    <>
      <Shares
        label={say("importing.of_lines", formats.counted(counts.rows))}
        parts={[part("taken", counts.rows - counts.refused), part("refused", counts.refused)]}
      />
      <Shares
        label={say(`importing.made.${kind}`)}
        parts={[
          part("new", counts.new),
          part("changed", counts.changed),
          part("unchanged", counts.unchanged),
        ]}
      />
    </>
  );
}

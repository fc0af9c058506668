/** Replaces what could drive a terminal or turn a line around: control and bidirectional characters. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** Breaks a text between words into lines of at most `columns`, each behind `indent`; a longer word is cut. */
export function wrap(text: string, columns: number, indent: string): string[] {
  const room = columns - indent.length;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/[ \n]+/).flatMap((one) => pieces(one, room))) {
    if (line && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line].map((one) => indent + one);
}

function pieces(word: string, room: number): string[] {
  return word.length <= room ? [word] : (word.match(new RegExp(`.{1,${room}}`, "gu")) ?? []);
}

/** A bar of `part` (0–1) of `room` characters, to an eighth of a character. Nothing below zero. */
export function bar(part: number, room: number): string {
  const eighths = Math.round(Math.max(0, Math.min(1, part)) * Math.max(0, room) * 8);
  const rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]!;
  return "█".repeat(Math.floor(eighths / 8)) + rest;
}

/** Rows in aligned columns: the first to the left, the others, figures, to the right. */
export function table(rows: readonly (readonly string[])[], indent: string): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)));
  return rows.map(
    (row) =>
      indent +
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
  );
}

/** Figures with their names under them, as many side by side as fit. */
export function beside(figures: readonly (readonly [string, string])[], columns: number): string[] {
  const lines: [string, string][] = [];
  for (const [value, name] of figures) {
    const width = Math.max(value.length, name.length);
    const last = lines.at(-1);
    const cell: [string, string] = [`  ${value.padEnd(width)}`, `  ${name.padEnd(width)}`];
    if (last && last[0].length + width + 2 <= columns) {
      last[0] += cell[0];
      last[1] += cell[1];
    } else {
      lines.push(cell);
    }
  }
  return lines.flatMap((pair) => pair.map((line) => line.trimEnd()));
}

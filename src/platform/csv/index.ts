/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** A text that a spreadsheet would take for a formula is disarmed; a number stays one. */
function cell(value: string | number | boolean | null | undefined): string {
  const text = value === null || value === undefined ? "" : String(value);
  const isFormula = /^[=+@\t\r]/.test(text) || /^-(?![0-9.]+$)/.test(text);
  const safe = typeof value === "string" && isFormula && !/^\+[0-9 ]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A stream of lines, each piece made when the reader has taken the one before. */
export function streamed(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: () => void lines.return(undefined),
    },
    { highWaterMark: 0 },
  );
}

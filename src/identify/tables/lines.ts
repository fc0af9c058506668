/** One physical line, counted from 1; `text` is null where it was too long to be kept. */
export type Line = { row: number; text: string | null };

/** The longest line and the longest record of several lines, in characters: 1 MiB. Longer ones are reported and dropped. */
export const LINE_MAX = 1024 * 1024;

/** Cuts a stream of text into lines that end in LF, CRLF or CR, mixed as they come, holding at most LINE_MAX characters. */
export class LineCutter {
  #row = 1;
  #rest = "";
  #dropping = false;

  /** The lines that `chunk` completes. */
  push(chunk: string): Line[] {
    const lines: Line[] = [];
    let text = this.#rest + chunk;
    this.#rest = "";
    // A CR at the very end may be half of a CRLF: it waits for the next chunk.
    const held = text.endsWith("\r") ? "\r" : "";
    if (held) text = text.slice(0, -1);
    let from = 0;
    let lf = text.indexOf("\n");
    let cr = text.indexOf("\r");
    while (lf >= 0 || cr >= 0) {
      const end = cr >= 0 && (lf < 0 || cr < lf) ? cr : lf;
      this.#emit(lines, text.slice(from, end));
      from = end === cr && lf === cr + 1 ? end + 2 : end + 1;
      if (lf >= 0 && lf < from) lf = text.indexOf("\n", from);
      if (cr >= 0 && cr < from) cr = text.indexOf("\r", from);
    }
    const rest = text.slice(from);
    if (this.#dropping || rest.length > LINE_MAX) this.#dropping = true;
    else this.#rest = rest;
    this.#rest += held;
    return lines;
  }

  /** What stands after the last line end. */
  end(): Line[] {
    const lines: Line[] = [];
    const rest = this.#rest.endsWith("\r") ? this.#rest.slice(0, -1) : this.#rest;
    if (rest !== "" || this.#dropping) this.#emit(lines, rest);
    return lines;
  }

  #emit(lines: Line[], text: string): void {
    lines.push({ row: this.#row, text: this.#dropping || text.length > LINE_MAX ? null : text });
    this.#row += 1;
    this.#dropping = false;
  }
}

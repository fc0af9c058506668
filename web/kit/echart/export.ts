import type { Cell, Table } from "#kit/section";

/** A table as CSV with a byte order mark, as spreadsheets want it; a text that they would take for a formula is disarmed. */
export function csvOf(table: Table): string {
  const rows = [table.columns.map((column) => column.title), ...table.rows.map((row) => row.map(textOf))];
  return `\u{feff}${rows.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}

export function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function quoted(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d\s.,])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Hands a file to the person. `content` is a text, or a `data:` address. */
export function download(name: string, type: string, content: string): void {
  const link = document.createElement("a");
  const address = content.startsWith("data:") ? content : URL.createObjectURL(new Blob([content], { type }));
  link.href = address;
  link.download = name;
  link.click();
  if (address !== content) setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** `Clientes por etapa` → `clientes-por-etapa`. */
export function fileName(caption: string): string {
  const plain = caption.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "vinculo"
  );
}

/** Share of control bytes in the head above which a file is no text. */
const BINARY_SHARE = 0.1;

/** Beginnings of files that are no tables of text, and the refusal that says so and what to do. */
const beginnings: readonly (readonly [bytes: string, id: string])[] = [
  ["\xd0\xcf\x11\xe0", "file.is_excel"],
  ["%PDF", "file.is_pdf"],
  ["\x89PNG", "file.is_image"],
  ["\xff\xd8\xff", "file.is_image"],
  ["GIF8", "file.is_image"],
  ["7z\xbc\xaf", "file.is_archive"],
  ["Rar!", "file.is_archive"],
  ["BZh", "file.is_archive"],
  ["\xfd7zXZ", "file.is_archive"],
  ["\x28\xb5\x2f\xfd", "file.is_archive"],
  ["\x1f\x8b", "file.is_archive"],
  ["SQLite format 3", "file.is_database"],
  ["PAR1", "file.is_binary"],
  ["\x7fELF", "file.is_binary"],
  ["{\\rtf", "file.is_binary"],
];

/**
 * The refusal's id for a file that is not a table of text, or null for text. `wide`: it is UTF-16, where zero bytes are
 * no sign of anything. Looks at content only: names lie.
 */
export function foreignFormat(head: Uint8Array, wide: boolean): string | null {
  const start = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) {
    const sheet = /xl\/|\[Content_Types\]\.xml|opendocument\.spreadsheet/.test(start);
    return sheet ? "file.is_excel" : "file.is_zip";
  }
  for (const [bytes, id] of beginnings) if (start.startsWith(bytes)) return id;
  if (wide) return null;
  const text = start.replace(/^\xef\xbb\xbf/, "");
  if (/^\s*(<\?xml|<!doctype|<html|<table|<workbook|<head)/i.test(text)) return "file.is_markup";
  if (/^\s*(\{\s*("|\})|\[\s*[[{])/.test(text)) return "file.is_json";
  if (text.slice(257, 262) === "ustar") return "file.is_archive";
  let controls = 0;
  for (const byte of head)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls += 1;
  return controls > BINARY_SHARE * head.length ? "file.is_binary" : null;
}

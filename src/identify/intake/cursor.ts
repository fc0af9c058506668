/** A place in a list as one opaque word: the key values of the last row shown, base64url. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key values of a cursor, or null where the word is none of ours: `length` texts that the database can keep. */
export function readCursor(word: string, length: number): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(word, "base64url").toString());
    if (!Array.isArray(key) || key.length !== length) return null;
    const sound = (one: unknown) => typeof one === "string" && !one.includes("\u0000") && one.isWellFormed();
    return key.every(sound) ? (key as string[]) : null;
  } catch {
    return null;
  }
}

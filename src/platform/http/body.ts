import { refuse, type Refusal } from "#platform/refusals";

/** Greatest body unless the route says otherwise: a batch of 500 events of 2 kB. */
const defaultBodyLimit = 1024 * 1024;

/** Deeper JSON serves nobody and could exhaust a stack further down. */
const deepest = 500;

/** A body as it was sent and as it was understood. */
export type ReadBody = { readonly text: string; readonly value: unknown };

/**
 * Reads a JSON body, never more than `limit` bytes of it. Refuses `http.content_type` and `http.encoding_unsupported`
 * (415), `http.body_too_large` (413), and as 400 `http.body_missing`, `http.body_incomplete`, `http.utf8_invalid`,
 * `http.json_malformed`, `http.json_too_deep` and `http.text_unusable` (a NUL or half a character, which no database keeps).
 */
export async function readBody(
  request: Request,
  { bodyLimit: limit = defaultBodyLimit, itemwise = false }: { bodyLimit?: number; itemwise?: boolean },
): Promise<ReadBody | Refusal> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\s*(;\s*charset="?utf-?8"?\s*)?;?$/i.test(type.trim()))
    return refuse("http.content_type", {}, { status: 415 });
  const encoding = request.headers.get("content-encoding");
  if (encoding && encoding !== "identity") return refuse("http.encoding_unsupported", {}, { status: 415 });
  const bytes = await readBytes(request, limit);
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (bytes.length === 0) return refuse("http.body_missing");
  const text = decode(bytes);
  if (text === null) return refuse("http.utf8_invalid");
  if (depthOf(text) > deepest) return refuse("http.json_too_deep", { deepest });
  const value = parse(text);
  if (value === undefined) return refuse("http.json_malformed");
  const unusable = !itemwise && mayBeUnusable.test(text) ? unusableText(value, "") : null;
  return unusable === null ? { text, value } : refuse("http.text_unusable", {}, { path: unusable });
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array | Refusal> {
  const tooLarge = refuse("http.body_too_large", { limit }, { status: 413 });
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) return tooLarge;
  const incomplete = refuse("http.body_incomplete");
  let patience: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<Refusal>((resolve) => {
      patience = setTimeout(() => resolve(incomplete), longest);
    });
    return await Promise.race([bytesOf(request, declared !== null, limit, tooLarge), late]);
  } catch {
    return incomplete;
  } finally {
    clearTimeout(patience);
  }
}

/** A body of JSON arrives within two minutes, or somebody holds the line open. */
const longest = 120_000;

async function bytesOf(
  request: Request,
  isDeclared: boolean,
  limit: number,
  tooLarge: Refusal,
): Promise<Uint8Array | Refusal> {
  // A declared length is held by the server itself; without one the stream is cut where the limit is passed.
  if (isDeclared) return new Uint8Array(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const strict = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep brackets nest outside of texts. A scan instead of a walk over the value: 1 MiB in about 3 ms. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === 0x5b || code === 0x7b) most = Math.max(most, (depth += 1));
    else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return most;
}

const quote = 0x22;
const backslash = 0x5c;

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}

/** Only an escape can bring them in: raw control characters are no JSON, and half a character is no UTF-8. */
const mayBeUnusable = /\\u(0000|d[89a-f])/i;

/** The path of the first text that PostgreSQL cannot keep, or null. */
function unusableText(value: unknown, path: string): string | null {
  if (typeof value === "string") return isUsable(value) ? null : path;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
    if (!isUsable(key)) return path;
    const found = unusableText(inner, place);
    if (found !== null) return found;
  }
  return null;
}

/** Whether PostgreSQL can keep a text. */
export function isUsable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

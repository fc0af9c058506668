import { isIP } from "node:net";
import { refuse, type Refusal } from "#platform/refusals";

/** By which names the server may be called, and whether browsers reach it by https. */
export type Reach = {
  /** The address it binds to. */
  readonly host: string;
  /** What people type, where it differs: behind a proxy, in a network. */
  readonly publicUrl: URL | null;
};

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses a Host that is none of ours: a foreign name that resolves to this machine (DNS rebinding) would make a
 * browser take somebody's page for us. Addresses in figures cannot be rebound: where HOST lets others in, they pass.
 */
export function checkHost(header: string | null, { host, publicUrl }: Reach): Refusal | null {
  const name = hostname(header);
  const known = local.has(name) || name === hostname(host) || name === publicUrl?.hostname;
  if (known || (!isLoopback(host) && isIP(name.replace(/^\[|\]$/g, "")) !== 0)) return null;
  return refuse("http.host_unknown", { host: name.slice(0, 100) }, { status: 421 });
}

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host === "::1" ||
    host === "[::1]" ||
    (isIP(host) === 4 && host.startsWith("127."))
  );
}

function hostname(header: string | null): string {
  const text = (header ?? "").toLowerCase();
  const bare = isIP(text) === 6 ? `[${text}]` : text;
  return bare.startsWith("[") ? bare.slice(0, bare.indexOf("]") + 1) : (bare.split(":")[0] ?? "");
}

/**
 * Refuses a write that another site's page makes in the name of whoever is signed in (CSRF). Browsers say where a
 * request comes from (Sec-Fetch-Site, Origin); what says neither is no browser, and holds the cookie by its own right.
 */
export function checkOrigin(headers: Headers, { publicUrl }: Reach): Refusal | null {
  const foreign = refuse("http.foreign_origin", {}, { status: 403 });
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? null : foreign;
  const origin = headers.get("origin");
  if (origin === null) return null;
  const name = URL.canParse(origin) ? new URL(origin).host : "";
  return name !== "" && (name === headers.get("host") || name === publicUrl?.host) ? null : foreign;
}

/** Put on every answer that has not set its own: nothing may be framed, sniffed, leaked as referrer or loaded. */
export function secure(headers: Headers, { publicUrl }: Reach): void {
  const defaults: Record<string, string> = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cache-control": "no-store",
  };
  if (publicUrl?.protocol === "https:") defaults["strict-transport-security"] = "max-age=31536000";
  for (const [name, value] of Object.entries(defaults)) if (!headers.has(name)) headers.set(name, value);
}

/**
 * The policy of a page of ours: scripts and styles of this server or with the nonce, pictures also as data and blobs,
 * connections to this server alone.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

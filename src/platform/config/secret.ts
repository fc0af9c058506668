import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { refuse, type Refusal } from "#platform/refusals";

/**
 * What signs the sessions' cookies: VINCULO_SECRET, or the one kept in the data folder, made on first use and readable
 * by its owner alone (0600). Refuses `config.secret_unusable`.
 */
export function readSecret(config: {
  readonly secret: string | null;
  readonly dataFolder: string;
}): string | Refusal {
  if (config.secret !== null) return config.secret;
  const file = join(config.dataFolder, "secret");
  try {
    return read(file) ?? make(config.dataFolder, file);
  } catch (error) {
    const reason = (error as { code?: string }).code ?? "?";
    return refuse("config.secret_unusable", { file, reason }, { status: 503 });
  }
}

function read(file: string): string | null {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text.length >= 32 ? text : null;
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return null;
    throw error;
  }
}

/** Written aside and linked into place, so that of two processes that make one at once both use the same. */
function make(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString("base64url");
  const aside = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(aside, `${secret}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(aside, file);
    return secret;
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
    const theirs = read(file);
    if (theirs !== null) return theirs;
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    return secret;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** A built page in memory: a few megabytes, so that a rebuild or a clean-up never takes a file from under a browser. */
export type Page = ReadonlyMap<string, Asset> | null;

export type Asset = { readonly bytes: Buffer; readonly type: string; readonly tag: string; gzip?: Buffer };

/** What stands for the nonce in the built index.html until the server puts a fresh one there. */
export const noncePlaceholder = "VINCULO-NONCE";

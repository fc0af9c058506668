import { createHash } from "node:crypto";
import { resolve } from "#identify/customers";
import { sourcesOf } from "#identify/sources";
import type { Tx } from "#platform/database";
import { publish } from "#platform/stream";
import type { ObjectItem } from "./object.item.ts";
import { type ObjectVersion, writeObjects } from "./object.store.ts";
import type { FieldValue } from "./objects.contract.ts";

/** Takes versions of objects into the record, and whoever they belong to with them. Answers how many were news. */
export async function takeObjects(
  tx: Tx,
  workspaceId: string,
  items: readonly ObjectItem[],
  now: Date,
): Promise<number> {
  if (items.length === 0) return 0;
  const sources = await sourcesOf(
    tx,
    workspaceId,
    items.map((one) => one.source),
    now,
  );
  const asking = items.map((one) => ({
    identities: one.identities,
    sourceId: sources.get(one.source) ?? "",
    messageId: `object:${one.type}:${one.objectId}`,
  }));
  const { people } = await resolve(tx, workspaceId, asking, now);
  const versions = items.flatMap((item, at): ObjectVersion[] => {
    const person = people[at];
    if (!person) return [];
    return [{ ...versionOf(item, now), ...person, sourceId: sources.get(item.source) ?? null }];
  });
  return write(tx, workspaceId, greatest(versions));
}

/** Writes one version by hand; true where it is news. */
export async function writeByHand(tx: Tx, workspaceId: string, version: ObjectVersion): Promise<boolean> {
  return (await write(tx, workspaceId, [version])) > 0;
}

async function write(tx: Tx, workspaceId: string, versions: readonly ObjectVersion[]): Promise<number> {
  const changed = await writeObjects(tx, workspaceId, versions);
  const customerIds = [...new Set(changed.map(({ customerId }) => customerId))];
  if (customerIds.length > 0) await publish(tx, workspaceId, { kind: "customer", customerIds });
  return new Set(changed.map(({ key }) => key)).size;
}

/** The parts of a version that do not depend on whose it is. */
export function versionOf(
  said: {
    readonly type: string;
    readonly objectId: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
    readonly deleted: boolean;
    readonly at: Date | null;
  },
  now: Date,
): Omit<ObjectVersion, "customerId" | "profileId" | "sourceId"> {
  const { type, objectId, fields, deleted, at } = said;
  // A deletion of the same moment as a version goes before it.
  const content = createHash("md5")
    .update(JSON.stringify(deleted ? null : fields))
    .digest("hex");
  return {
    type,
    objectId,
    fields,
    deleted,
    at: at ?? now,
    undated: at === null,
    hash: `${deleted ? "~" : ""}${content}`,
  };
}

/** The greatest version of each object in a request. */
function greatest(versions: readonly ObjectVersion[]): ObjectVersion[] {
  const kept = new Map<string, ObjectVersion>();
  for (const one of versions) {
    const key = `${one.type} ${one.objectId}`;
    const other = kept.get(key);
    const newer =
      !other ||
      one.at > other.at ||
      (one.at.getTime() === other.at.getTime() && (one.hash > other.hash || one.undated));
    if (newer) kept.set(key, one);
  }
  return [...kept.values()];
}

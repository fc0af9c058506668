import { createHash } from "node:crypto";
import {
  type Claim,
  claimsOf,
  claimsOfOthers,
  type FactKey,
  nobody,
  recordItself,
  resolveClaimed,
  writeClaims,
} from "#identify/claims";
import { findPeople, type Identity } from "#identify/customers";
import type { Tx } from "#platform/database";
import { countChange } from "#platform/stream";
import type { ImportKind, RowLoad, RowSaid, Tally } from "./kind.ts";

/** A fact under its key: who it is about (the nil customer: nobody), and what is said, as JSON. */
export type Fact = {
  readonly customerId: string;
  readonly profileId: string | null;
  /** How the source names it. */
  readonly ref: string;
  readonly said: Readonly<Record<string, unknown>>;
};

/** A fact that stands in the record, since when. */
export type StandingFact = Fact & { readonly at: Date };

/** What a kind of versioned facts must know. Facts are keyed by customer, source and reference. */
export type FactKeeping<T> = Pick<ImportKind<T>, "kind" | "roles" | "oneOf" | "others" | "read" | "show"> & {
  /** What claims call it: `event`. */
  readonly fact: string;
  /** Whose word stands: the first (what happened, happened once) or the latest import's. */
  readonly rule: "first" | "latest";
  /** The source's own reference, or null: then the row's content and its occurrence are one. */
  readonly refOf: (said: T) => string | null;
  /** Who it is about; nobody where it is left out. */
  readonly identitiesOf?: (said: T) => readonly Identity[];
  /** What is kept and compared. */
  readonly contentOf: (said: T) => Readonly<Record<string, unknown>>;
  /** Which of these stand, with the same content that `contentOf` would give. */
  readonly standing: (tx: Tx, load: RowLoad, facts: readonly Fact[]) => Promise<StandingFact[]>;
  /** Writes facts whose keys are free. */
  readonly write: (tx: Tx, load: RowLoad, facts: readonly Fact[]) => Promise<void>;
  readonly remove: (
    tx: Tx,
    load: RowLoad,
    facts: readonly Pick<Fact, "customerId" | "ref">[],
  ) => Promise<void>;
};

type Item = Fact & { readonly version: string };
type Verdict = { readonly item: Item; readonly verdict: "new" | "same" | "changed" | "older" };

/** A kind of import whose rows are one versioned fact each: what stands, is kept and comes back is seen to here. */
export function factKind<T>(keeping: FactKeeping<T>): ImportKind<T> {
  const { kind, roles, oneOf, others, read, show, fact } = keeping;
  return {
    kind,
    roles,
    ...(oneOf ? { oneOf } : {}),
    others,
    facts: [fact],
    read,
    show,
    record: (tx, load, rows) => record(keeping, tx, load, rows),
    compare: async (tx, load, rows) => {
      const { items, strangers } = await knownItems(keeping, tx, load, rows);
      const verdicts = await judge(keeping, tx, load, items);
      return tally(verdicts, rows.length, strangers);
    },
    undo: (tx, load, claims) => undo(keeping, tx, load, claims),
  };
}

async function record<T>(
  keeping: FactKeeping<T>,
  tx: Tx,
  load: RowLoad,
  rows: readonly RowSaid<T>[],
): Promise<Tally> {
  const { identitiesOf } = keeping;
  const asking = rows.map((row) => ({
    identities: identitiesOf?.(row.said) ?? [],
    sourceId: load.sourceId,
    messageId: keeping.refOf(row.said) ?? row.id,
  }));
  const resolved = identitiesOf
    ? await resolveClaimed(tx, load, asking, load.now)
    : { people: [], created: new Set() };
  const items = once(rows.map((row, at) => itemOf(keeping, row, resolved.people[at] ?? null)));
  const verdicts = await judge(keeping, tx, load, items);
  const won = verdicts.filter(({ verdict }) => verdict === "new" || verdict === "changed");
  await keeping.remove(
    tx,
    load,
    verdicts.filter(({ verdict }) => verdict === "changed").map(({ item }) => item),
  );
  await keeping.write(
    tx,
    load,
    won.map(({ item }) => item),
  );
  const claims = verdicts.map(({ item, verdict }) => claimOf(keeping, load, item, verdict === "older"));
  await writeClaims(tx, load.workspaceId, claimsOf(claims));
  if (won.length > 0) await countChange(tx, load.workspaceId, "bulk");
  return tally(verdicts, rows.length, resolved.created.size);
}

function itemOf<T>(
  keeping: FactKeeping<T>,
  row: RowSaid<T>,
  person: { readonly customerId: string; readonly profileId: string } | null,
): Item {
  const said = keeping.contentOf(row.said);
  return {
    customerId: person?.customerId ?? nobody,
    profileId: person?.profileId ?? null,
    ref: keeping.refOf(row.said) ?? row.id,
    said,
    version: versionOf(said),
  };
}

/** Of two rows under one reference the first counts: so it does not matter how a file is cut into portions. */
function once(items: readonly Item[]): Item[] {
  const kept = new Map<string, Item>();
  for (const item of items) if (!kept.has(nameOf(item))) kept.set(nameOf(item), item);
  return [...kept.values()];
}

/** md5 of what is said, whatever the order of its names. */
function versionOf(said: Readonly<Record<string, unknown>>): string {
  return createHash("md5").update(sorted(said)).digest("hex");
}

function sorted(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${sorted(one)}`).join(",")}}`;
}

/** Dry runs find people and make none: who is unknown has an id of nobody's. */
async function knownItems<T>(
  keeping: FactKeeping<T>,
  tx: Tx,
  load: RowLoad,
  rows: readonly RowSaid<T>[],
): Promise<{ items: Item[]; strangers: number }> {
  const { identitiesOf } = keeping;
  if (!identitiesOf) return { items: once(rows.map((row) => itemOf(keeping, row, null))), strangers: 0 };
  const named = rows.map((row) => identitiesOf(row.said));
  const { people, strangers } = await findPeople(tx, load.workspaceId, named, load.now);
  return { items: once(rows.map((row, at) => itemOf(keeping, row, people[at] ?? null))), strangers };
}

/**
 * Compares items with what stands and what was said of them; what stands and no import says in that version becomes the
 * record's own word, and what is about to be replaced is kept with the claims of who said it.
 */
async function judge<T>(
  keeping: FactKeeping<T>,
  tx: Tx,
  load: RowLoad,
  items: readonly Item[],
): Promise<Verdict[]> {
  if (items.length === 0) return [];
  const standing = new Map((await keeping.standing(tx, load, items)).map((one) => [nameOf(one), one]));
  const found = items.filter((item) => standing.has(nameOf(item)));
  const claims = Map.groupBy(
    await claimsOfOthers(
      tx,
      load.workspaceId,
      load.importId,
      found.map((item) => keyOf(keeping, load, item)),
    ),
    nameOf,
  );
  const kept: Claim[] = [];
  const verdicts = items.map((item): Verdict => {
    const stands = standing.get(nameOf(item));
    if (!stands) return { item, verdict: "new" };
    const version = versionOf(stands.said);
    const same = (claims.get(nameOf(item)) ?? []).filter((one) => one.version === version);
    const since = Math.max(
      ...same.map((one) => one.saidAt.getTime()),
      same.length > 0 ? 0 : stands.at.getTime(),
    );
    const isLater =
      load.saidAt.getTime() > since || (load.saidAt.getTime() === since && item.version > version);
    const verdict =
      version === item.version ? "same" : keeping.rule === "latest" && isLater ? "changed" : "older";
    const said = verdict === "changed" ? stands.said : null;
    const base = { ...keyOf(keeping, load, stands), profileId: stands.profileId, version };
    if (same.length === 0) kept.push({ ...base, importId: recordItself, saidAt: stands.at, said });
    else if (said) kept.push(...same.map((one) => ({ ...one, said })));
    return { item, verdict };
  });
  await keepWhatStood(tx, load, kept);
  return verdicts;
}

/** The claims of what stood, with what they say. */
async function keepWhatStood(tx: Tx, load: RowLoad, kept: readonly Claim[]): Promise<void> {
  if (kept.length > 0) await writeClaims(tx, load.workspaceId, claimsOf(kept), "keep");
}

function claimOf<T>(keeping: FactKeeping<T>, load: RowLoad, item: Item, lost: boolean): Claim {
  return {
    ...keyOf(keeping, load, item),
    importId: load.importId,
    profileId: item.profileId,
    version: item.version,
    saidAt: load.saidAt,
    said: lost ? item.said : null,
  };
}

function keyOf<T>(
  { fact }: FactKeeping<T>,
  { sourceId }: RowLoad,
  { customerId, ref }: Pick<Fact, "customerId" | "ref">,
): FactKey {
  return { customerId, fact, sourceId, ref, within: "" };
}

function nameOf({ customerId, ref }: Pick<Fact, "customerId" | "ref">): string {
  return `${customerId}\n${ref}`;
}

function tally(verdicts: readonly Verdict[], rows: number, newCustomers: number): Tally {
  const count = (...some: Verdict["verdict"][]) =>
    verdicts.filter(({ verdict }) => some.includes(verdict)).length;
  const [fresh, changed] = [count("new"), count("changed")];
  return { new: fresh, changed, unchanged: rows - fresh - changed, newCustomers };
}

async function undo<T>(
  keeping: FactKeeping<T>,
  tx: Tx,
  load: RowLoad,
  claims: readonly Claim[],
): Promise<void> {
  const asFacts = claims.map((one) => ({ ...one, said: {} }));
  const standing = new Map((await keeping.standing(tx, load, asFacts)).map((one) => [nameOf(one), one]));
  const others = Map.groupBy(await claimsOfOthers(tx, load.workspaceId, load.importId, claims), nameOf);
  const gone: Fact[] = [];
  const back: Fact[] = [];
  for (const claim of claims) {
    const stands = standing.get(nameOf(claim));
    if (!stands || versionOf(stands.said) !== claim.version) continue;
    const next = choose(
      keeping.rule,
      (others.get(nameOf(claim)) ?? []).filter((one) => one.said !== null || one.version === claim.version),
    );
    if (next?.version === claim.version) continue;
    gone.push(stands);
    if (next) back.push({ ...stands, profileId: next.profileId, said: next.said as Fact["said"] });
  }
  await keeping.remove(tx, load, gone);
  await keeping.write(tx, load, back);
  if (gone.length > 0) await countChange(tx, load.workspaceId, "bulk");
}

function choose(rule: "first" | "latest", claims: readonly Claim[]): Claim | null {
  const sign = rule === "latest" ? -1 : 1;
  const order = (a: Claim, b: Claim) =>
    sign * (a.saidAt.getTime() - b.saidAt.getTime()) || sign * (a.version < b.version ? -1 : 1);
  return claims.toSorted(order)[0] ?? null;
}

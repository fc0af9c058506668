import { createHash } from "node:crypto";
import {
  type Claim,
  claimsOf,
  claimsOfOthers,
  recordItself,
  resolveClaimed,
  writeClaims,
} from "#identify/claims";
import { findPeople, type Identity, recordTraits, type Trait } from "#identify/customers";
import type { Tx } from "#platform/database";
import { isId } from "#platform/ids";
import { countChange } from "#platform/stream";
import type { RowLoad, RowSaid, Tally } from "./kind.ts";
import { type Standing, standingTraits, traitClaims, writeTraits } from "./traits.store.ts";

/** What one row says of a person. */
export type PersonSaid = {
  readonly identities: readonly Identity[];
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  /** Since when it holds; null: since the import. */
  readonly at: Date | null;
};

/** What a claim of a row keeps of it. */
type Said = {
  readonly traits: Readonly<Record<string, Standing["v"]>>;
  readonly at: string;
  readonly by: string;
};

/** Records who rows name and what they say of them; the latest word stands, as with every trait. */
export async function recordPeople(
  tx: Tx,
  load: RowLoad,
  rows: readonly RowSaid<PersonSaid>[],
): Promise<Tally> {
  const asking = rows.map(({ row, said }) => ({
    identities: said.identities,
    sourceId: load.sourceId,
    messageId: idOf(load, row),
  }));
  const { people, created } = await resolveClaimed(tx, load, asking, load.now);
  const about = rows.flatMap((row, at) => (people[at] ? [{ ...row, ...people[at] }] : []));
  const standing = await standingTraits(tx, load.workspaceId, [
    ...new Set(about.map((one) => one.customerId)),
  ]);
  const verdicts = count(about, standing, created);
  await keepOwnWord(tx, load, about, standing);
  const traits = about.flatMap(({ customerId, row, said }): Trait[] =>
    Object.entries(said.traits).map(([name, value]) => ({
      customerId,
      name,
      value,
      at: said.at ?? load.saidAt,
      by: load.sourceId,
      messageId: idOf(load, row),
    })),
  );
  await recordTraits(tx, load.workspaceId, traits, load.now);
  await writeClaims(tx, load.workspaceId, claimsOf(about.map((one) => claimOf(load, one))));
  if (verdicts.new + verdicts.changed > 0) await countChange(tx, load.workspaceId, "bulk");
  return { ...verdicts, newCustomers: created.size };
}

/** What `recordPeople` would answer. */
export async function comparePeople(
  tx: Tx,
  load: RowLoad,
  rows: readonly RowSaid<PersonSaid>[],
): Promise<Tally> {
  const { people, strangers } = await findPeople(
    tx,
    load.workspaceId,
    rows.map(({ said }) => said.identities),
    load.now,
  );
  const about = rows.flatMap((row, at) => (people[at] ? [{ ...row, ...people[at] }] : []));
  const standing = await standingTraits(tx, load.workspaceId, [
    ...new Set(about.map((one) => one.customerId)),
  ]);
  const verdicts = count(about, standing, new Set());
  return { ...verdicts, new: verdicts.new + rows.length - about.length, newCustomers: strangers };
}

type About = RowSaid<PersonSaid> & { readonly customerId: string; readonly profileId: string };
type Standings = ReadonlyMap<string, Readonly<Record<string, Standing>>>;

/** A row of somebody new is new; one that says another value than stands is a change, unless a later word stands. */
function count(about: readonly About[], standing: Standings, created: ReadonlySet<string>) {
  const tally = { new: 0, changed: 0, unchanged: 0 };
  for (const { customerId, said } of about) {
    const stands = standing.get(customerId) ?? {};
    const differs = Object.entries(said.traits).some(([name, value]) => {
      const one = stands[name];
      return one?.v !== value && !(one && said.at && one.at > said.at.toISOString());
    });
    if (created.has(customerId)) tally.new += 1;
    else if (differs) tally.changed += 1;
    else tally.unchanged += 1;
  }
  return tally;
}

/** Later imports have greater ids, and later rows within one: a tie of moments goes to the later word. */
function idOf({ saidAt }: RowLoad, row: number): string {
  return `${prefix}${saidAt.getTime().toString(36).padStart(9, "0")}:${String(row).padStart(10, "0")}`;
}
const prefix = "import:";

function claimOf(load: RowLoad, { customerId, profileId, row, said }: About): Claim {
  const at = (said.at ?? load.saidAt).toISOString();
  const kept: Said = { traits: said.traits, at, by: load.sourceId };
  return {
    customerId,
    fact: "trait",
    sourceId: load.sourceId,
    ref: idOf(load, row),
    within: "",
    importId: load.importId,
    profileId,
    version: createHash("md5").update(JSON.stringify(kept)).digest("hex"),
    saidAt: load.saidAt,
    said: kept,
  };
}

/** What stood and came by no import is the record's own word, kept so that it can stand again. */
async function keepOwnWord(
  tx: Tx,
  load: RowLoad,
  about: readonly About[],
  standing: Standings,
): Promise<void> {
  const own = about.flatMap(({ customerId, said }) =>
    Object.keys(said.traits).flatMap((name): Claim[] => {
      const stands = standing.get(customerId)?.[name];
      if (!stands || stands.id.startsWith(prefix)) return [];
      return [
        {
          customerId,
          fact: "trait",
          sourceId: isId(stands.by) ? stands.by : load.sourceId,
          ref: stands.id,
          within: name,
          importId: recordItself,
          profileId: null,
          version: "own",
          saidAt: new Date(stands.at),
          said: { traits: { [name]: stands.v }, at: stands.at, by: stands.by } satisfies Said,
        },
      ];
    }),
  );
  const once = [...new Map(own.map((one) => [`${one.customerId} ${one.ref} ${one.within}`, one])).values()];
  await writeClaims(tx, load.workspaceId, claimsOf(once));
}

/** Takes back what rows said, unless another import says it too; the latest of the other words stands again. */
export async function undoTraits(tx: Tx, load: RowLoad, claims: readonly Claim[]): Promise<void> {
  const others = await claimsOfOthers(tx, load.workspaceId, load.importId, claims);
  const shared = new Set(others.map((one) => `${one.customerId} ${one.ref}`));
  const gone = new Set(claims.map((one) => `${one.customerId} ${one.ref}`).filter((key) => !shared.has(key)));
  const customers = [...new Set(claims.map((one) => one.customerId))];
  const standing = await standingTraits(tx, load.workspaceId, customers);
  const words = Map.groupBy(await traitClaims(tx, load.workspaceId, customers), (one) => one.customerId);
  const changed = [...standing].flatMap(([customerId, traits]) => {
    const left: Record<string, Standing> = {};
    let isChanged = false;
    for (const [name, stands] of Object.entries(traits)) {
      if (!gone.has(`${customerId} ${stands.id}`)) {
        left[name] = stands;
        continue;
      }
      isChanged = true;
      const next = latestWord(name, words.get(customerId) ?? [], gone);
      if (next) left[name] = next;
    }
    return isChanged ? [{ customerId, traits: left }] : [];
  });
  await writeTraits(tx, load.workspaceId, changed, load.now);
  if (changed.length > 0) await countChange(tx, load.workspaceId, "bulk");
}

function latestWord(name: string, words: readonly Claim[], gone: ReadonlySet<string>): Standing | null {
  let best: Standing | null = null;
  for (const { customerId, ref, said } of words) {
    const { traits, at, by } = said as Said;
    const v = traits[name];
    if (v === undefined || gone.has(`${customerId} ${ref}`)) continue;
    if (best === null || at > best.at || (at === best.at && ref > best.id)) best = { v, at, by, id: ref };
  }
  return best;
}

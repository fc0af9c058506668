import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { countChange } from "#platform/stream";
import { type Identity, sortOf, strengths } from "./identity.ts";
import { findIdentities, kindsOfProfiles, type Link, linkIdentities, type Person } from "./identity.store.ts";

/** A message that says who it is about: identities strongest first, and where the links it makes come from. */
export type Asking = {
  readonly identities: readonly Identity[];
  readonly sourceId: string;
  readonly messageId: string;
};

/** Who each message is about, in the order of the messages, and the customers that are new. */
export type Resolved = { readonly people: readonly Person[]; readonly created: ReadonlySet<string> };

/**
 * Finds who messages are about, one after the other as if they had come alone. The strongest identity on a message
 * decides. Where it is new, the strongest known one adopts it, unless that person has another of the kind already (two
 * customer numbers are two people, as are two NIFs; a RFC and a CURP may be one's) or the known one is a device on which somebody else is known. All identities that
 * nobody had are linked to the person found; one that belongs to another stays there.
 */
export async function resolve(
  tx: Tx,
  workspaceId: string,
  asking: readonly Asking[],
  now: Date,
): Promise<Resolved> {
  for (;;) {
    const plan = await planLinks(tx, workspaceId, asking, now);
    if (plan.links.length === 0) return plan;
    await sql`savepoint linking`.execute(tx);
    const linked = await linkIdentities(tx, workspaceId, plan.links, now);
    if (linked === plan.links.length) {
      await sql`release savepoint linking`.execute(tx);
      if (plan.created.size > 0) await countChange(tx, workspaceId);
      return plan;
    }
    // Another transaction linked one of them and has committed by now: what it wrote is seen the next time round.
    await sql`rollback to savepoint linking`.execute(tx);
  }
}

/**
 * Who messages would be about, one after the other, without making or linking anybody: null for who is unknown.
 *
 * @returns also how many people nobody knows
 */
export async function findPeople(
  tx: Tx,
  workspaceId: string,
  named: readonly (readonly Identity[])[],
  now: Date,
): Promise<{ readonly people: readonly (Person | null)[]; readonly strangers: number }> {
  const asking = named.map((identities) => ({ identities, sourceId: "", messageId: "" }));
  const { people, created } = await planLinks(tx, workspaceId, asking, now);
  return {
    people: people.map((one) => (created.has(one.customerId) ? null : one)),
    strangers: created.size,
  };
}

type Plan = Resolved & { readonly links: readonly Link[] };
type Known = Map<string, Person>;

async function planLinks(tx: Tx, workspaceId: string, asking: readonly Asking[], now: Date): Promise<Plan> {
  const all = new Map(asking.flatMap((one) => one.identities.map((identity) => [keyOf(identity), identity])));
  const found = await findIdentities(tx, workspaceId, [...all.values()]);
  const known: Known = new Map(
    found.map(({ profileId, customerId, ...identity }) => [keyOf(identity), { profileId, customerId }]),
  );
  const kinds = asking.some(({ identities: [first] }) => first && !known.has(keyOf(first)))
    ? await kindsOfProfiles(tx, workspaceId, [...new Set(found.map((one) => one.profileId))])
    : new Map<string, Set<string>>();
  const links: Link[] = [];
  const created = new Set<string>();
  const people = asking.map(({ identities, sourceId, messageId }) => {
    const person = decide(identities, known, kinds) ?? newPerson(now, created);
    for (const identity of identities) {
      if (known.has(keyOf(identity))) continue;
      known.set(keyOf(identity), person);
      kinds.set(person.profileId, (kinds.get(person.profileId) ?? new Set()).add(sortOf(identity)));
      links.push({ ...identity, ...person, created: created.has(person.customerId), sourceId, messageId });
    }
    return person;
  });
  return { people, created, links };
}

/** Who the strongest known identity names, if it may speak for the stronger ones that nobody has. */
function decide(
  identities: readonly Identity[],
  known: Known,
  kinds: ReadonlyMap<string, ReadonlySet<string>>,
): Person | null {
  const at = identities.findIndex((identity) => known.has(keyOf(identity)));
  const by = identities[at];
  const person = by && known.get(keyOf(by));
  if (!person) return null;
  const theirs = kinds.get(person.profileId) ?? new Set();
  const contradicted = identities.slice(0, at).some((stronger) => theirs.has(sortOf(stronger)));
  const strangersDevice = at > 0 && !isPersonal(by.kind) && [...theirs].some(isPersonal);
  return contradicted || strangersDevice ? null : person;
}

function newPerson(now: Date, created: Set<string>): Person {
  const id = newId(now);
  created.add(id);
  return { profileId: id, customerId: id };
}

const impersonal = new Set<string>(strengths.slice(strengths.indexOf("device")));

function isPersonal(kind: string): boolean {
  return !impersonal.has(kind);
}

function keyOf({ kind, value }: { readonly kind: string; readonly value: string }): string {
  return `${kind}:${value}`;
}

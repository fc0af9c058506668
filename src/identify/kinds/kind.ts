import type { Claim } from "#identify/claims";
import type { Identity } from "#identify/customers";
import type { Tx } from "#platform/database";
import { type Port, port } from "#platform/manifest";
import type { Refusal } from "#platform/refusals";
import type { RowCells } from "./cells.ts";

/** Something that a column of a file can say. */
export type RoleSpec = {
  readonly role: string;
  /** Headers that say it, in plain form (`plain` of #identify/tables), best first. */
  readonly words: readonly RegExp[];
  /** What its cells hold; text unless told otherwise. Dates and numbers are read as the whole column shows them. */
  readonly holds?: "date" | "number";
  readonly needed?: boolean;
  /** May also be the same for every row. */
  readonly fixable?: boolean;
};

/** What one row says, as it is shown before it is taken. */
export type Shown = Readonly<Record<string, string | number | boolean | null>>;

/** One row that was read. */
export type RowSaid<T> = {
  /** The line where it stands. */
  readonly row: number;
  /** Tells it from every other row of the file: its content and how often that came before. */
  readonly id: string;
  readonly said: T;
};

/** An import at work on rows. */
export type RowLoad = {
  readonly workspaceId: string;
  readonly importId: string;
  readonly sourceId: string;
  readonly zone: string;
  readonly currency: string | null;
  readonly country: string | null;
  readonly now: Date;
  /** The moment of what it says: of two imports the later one wins. */
  readonly saidAt: Date;
};

/** How rows came out. */
export type Tally = {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly newCustomers: number;
};

/**
 * A kind of import whose rows each stand alone: what its columns can be, how a row is read, and how read rows become part
 * of the record, are compared with it, and are taken back. Rows come in portions of some thousand, each in one transaction
 * with the place of the last row. Use `factKind` unless rows are more than one versioned fact each.
 */
export type ImportKind<T = unknown> = {
  /** `customers`: what the API and the command line call it. */
  readonly kind: string;
  readonly roles: readonly RoleSpec[];
  /** Of these roles one at least must be there. */
  readonly oneOf?: readonly string[];
  /** What a column without a role becomes: a trait of the customer, a property, or nothing. */
  readonly others: "traits" | "props" | "none";
  /** The facts that it claims; each is one kind's alone. */
  readonly facts: readonly string[];
  /** Reads a row; a refusal names the reason, the driver adds the line. */
  readonly read: (cells: RowCells) => T | Refusal;
  readonly show: (said: T) => Shown;
  readonly record: (tx: Tx, load: RowLoad, rows: readonly RowSaid<T>[]) => Promise<Tally>;
  /** What `record` would answer; writes nothing. */
  readonly compare: (tx: Tx, load: RowLoad, rows: readonly RowSaid<T>[]) => Promise<Tally>;
  /** Takes back what these claims say; the claims themselves are the caller's to forget. */
  readonly undo: (tx: Tx, load: RowLoad, claims: readonly Claim[]) => Promise<void>;
};

/** Filled by every kind of rows that can be imported. */
export const importKind: Port<ImportKind> = port<ImportKind>("imports.kind");

/** Declares a kind with its type. */
export function defineKind<T>(kind: ImportKind<T>): ImportKind {
  return kind as unknown as ImportKind;
}

/** Rows that may name a person. */
export type Naming = { readonly identities: readonly Identity[] };

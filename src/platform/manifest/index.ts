import type { Tx } from "#platform/database";
import type { Route } from "#platform/http";
import type { Words } from "#platform/words";

/** How a table is spread when the database is a cluster; see DESIGN "SQL that scales out". */
export type TableKey = "customer" | "value" | "config" | "local";

export type Table = {
  /** With its schema: `identify.customer`. */
  readonly name: string;
  readonly key: TableKey;
  /** What a merge of two customers does with its rows. */
  readonly merge: "rekey" | "rebuild" | "compensate" | "none";
  /** What the erasure of a customer does with its rows. */
  readonly erase: "delete" | "anonymise" | "keep";
};

/** An opening that an earlier stage leaves and later stages fill; `app` wires. */
export type Port<T> = { readonly port: string; readonly of?: T };
export type Fill = { readonly port: string; readonly with: unknown };

/** Declares a port. Keep the returned value exported: it is the key that fills and readers share. */
export function port<T>(name: string): Port<T> {
  return { port: name };
}

/** Fills a port, type-checked against it. */
export function fill<T>(opening: Port<T>, filling: T): Fill {
  return { port: opening.port, with: filling };
}

/** Everything that filled `opening`, in the order of the slices. */
export function filled<T>(opening: Port<T>, slices: readonly Manifest[]): T[] {
  return slices.flatMap((slice) =>
    slice.fills.filter((one) => one.port === opening.port).map((one) => one.with as T),
  );
}

/** What a slice is, does and needs, in one value: the house reads this and nothing else of a slice. */
export type Manifest = {
  /** `stage/slice`. */
  readonly name: string;
  /** One sentence that a newcomer understands. */
  readonly purpose: string;
  readonly tables: readonly Table[];
  /** The event types that it writes, `noun.past_verb`. */
  readonly emits: readonly string[];
  /** What it reacts to; read by the pulse alone. */
  readonly on: readonly Subscription[];
  readonly fills: readonly Fill[];
  /** What it offers over HTTP. */
  readonly routes?: readonly Route[];
  readonly words: Words;
};

export type Lane = "live" | "bulk";

/** One reaction: the pulse calls `react` with the changed customers (or each event) of one workspace. */
export type Subscription = {
  readonly name: string;
  /** Event types, `order.*` for all of a noun, `*` for all. */
  readonly events: readonly string[];
  readonly lanes: readonly Lane[];
  readonly unit: "customer" | "event";
  readonly react: (changes: ChangeSet) => Promise<void>;
};

/** What the pulse hands over: the transaction of the engine role in which to react, and who or what changed. */
export type ChangeSet = {
  readonly tx: Tx;
  readonly workspaceId: string;
  readonly lane: Lane;
  readonly now: Date;
  readonly changes: readonly {
    readonly customerId: string;
    readonly eventId: string;
    readonly type: string;
  }[];
};

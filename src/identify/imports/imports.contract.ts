import { z } from "zod";

/**
 * An import on its way: `reading` (a large file is being looked at), `understood` (mapping can be corrected), `checking`
 * (dry run), `checked` (dry run done, mapping can still be corrected), `running` ⇄ `paused`, then `done`, `cancelled` or
 * `failed`; from any of these three and from `paused` it can be undone: `undoing`, `undone`.
 */
export const importStates = [
  "reading",
  "understood",
  "checking",
  "checked",
  "running",
  "paused",
  "done",
  "cancelled",
  "failed",
  "undoing",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];

/** Why one may keep these people's data (GDPR art. 6, LGPD art. 7 and their kin). */
export const legalBases = [
  "contract",
  "consent",
  "legitimate-interest",
  "legal-obligation",
  "vital-interest",
  "public-task",
] as const;
export const legalBasis = z.enum(legalBases);
export type LegalBasis = z.infer<typeof legalBasis>;

const count = z.int().nonnegative();
/** A text in the caller's language, with the id that it comes from. */
const told = z.object({ id: z.string(), text: z.string() });

/** What a column becomes besides a role: a trait of the customer or a property of the event, by this name; null: nothing. */
const freeName = z
  .string()
  .regex(/^[A-Za-z][\w.-]{0,63}$/)
  .nullable();

/** What a person corrects. Whatever is left out stays as it was; null takes a correction back. */
export const importMapping = z.object({
  /** Role → the column's name (see `columns[].name`), or null: nothing in the file says it. */
  roles: z.record(z.string().max(64), z.string().max(2_000).nullable()).optional(),
  /** Column's name → the name of its trait (customers) or property (events); null: the column is left out. */
  others: z.record(z.string().max(2_000), freeName).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).nullable().optional(),
  decimal: z.enum([".", ","]).nullable().optional(),
  /** ISO 4217: what money is in where the file does not say. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .optional(),
  /** What is the same for every row, by role: the `type` of events, the `purpose` of consents, the `country` of customers. */
  fixed: z.record(z.string().max(64), z.string().min(1).max(200).nullable()).optional(),
  /** The name of the source in the record. A corrected file under the same name corrects what it said before. */
  source: z.string().trim().min(1).max(100).optional(),
  legalBasis: legalBasis.optional(),
});
export type ImportMapping = z.output<typeof importMapping>;

/** A column as it was understood. */
export const importColumn = z.object({
  /** Its header, or its position from 1 where the file has none. Names are one within a file. */
  name: z.string(),
  /** The first values that differ, as they stand in the file; at most five. */
  samples: z.array(z.string()),
  /** Share of rows that have a value, 0–1. */
  filled: z.number(),
  role: z.string().nullable(),
  /** Who decided: the caller, a mapping saved earlier, the header's words, what the column holds, or nobody (`rest`). */
  why: z.enum(["mapped", "saved", "header", "content", "rest"]),
  /** The trait or property that it becomes where it has no role; null: it is left out. */
  becomes: z.string().nullable(),
});
export type ImportColumn = z.output<typeof importColumn>;

/** A role that the kind knows. */
export const importRole = z.object({
  role: z.string(),
  /** Without it nothing can be read. */
  needed: z.boolean(),
  /** May also be the same for every row (`fixed`). */
  fixable: z.boolean(),
});

/** What was understood of the file: the answer to "did you read it right?". */
export const importUnderstanding = z.object({
  format: z.enum(["delimited", "fixed-width", "excel"]),
  header: z.boolean(),
  delimiter: z.string().nullable(),
  encoding: z.string(),
  compressed: z.boolean(),
  dateOrder: z.enum(["ymd", "dmy", "mdy"]).nullable(),
  /** Nothing in the file tells day from month. */
  dateAmbiguous: z.boolean(),
  decimal: z.enum([".", ","]).nullable(),
  thousands: z.string().nullable(),
  currency: z.string().nullable(),
  /** Orders: a column of totals, or quantity × price. */
  amountFrom: z.enum(["amount", "quantity_x_price", "price"]).nullable(),
  columns: z.array(importColumn),
  /** The roles of the kind, in the order in which to show them. */
  roles: z.array(importRole),
  /** Needed roles that no column has: without them there is no dry run. */
  missing: z.array(z.string()),
  warnings: z.array(told),
  /** The first rows as they will be taken (role or trait → value), or why one will not be. */
  examples: z.array(
    z.object({
      row: z.int(),
      taken: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
      refused: z.string().nullable(),
    }),
  ),
});
export type ImportUnderstanding = z.output<typeof importUnderstanding>;

/**
 * What became (`running`, `done` …) or would become (`checked`) of the rows. `rows` and `refused` count rows of the file;
 * the other three count what rows make: orders and refunds, customers' rows, events.
 */
export const importCounts = z.object({
  rows: count,
  refused: count,
  new: count,
  changed: count,
  unchanged: count,
  /** Customers that nobody knew before. */
  newCustomers: count,
});
export type ImportCounts = z.output<typeof importCounts>;

export const importReason = z.object({
  id: z.string(),
  /** The reason in the caller's language, of the first such row. */
  text: z.string(),
  rows: count,
  /** Line numbers of the first few. */
  examples: z.array(z.int()),
});

export const importProgress = z.object({
  /** What is being done. */
  step: z.enum(["understanding", "reading", "comparing", "recording", "undoing"]),
  /** 0–1 of the whole. */
  share: z.number(),
  /** Rows (undoing: customers) a second, lately. */
  rowsPerSecond: z.number().nullable(),
  remainingSeconds: z.number().nullable(),
});

/** What an order file says as a whole, by the statements of `analyze`. Money in the workspace's currency. */
export const importFacts = z.object({
  customers: count,
  orders: count,
  returns: count,
  lines: count,
  withoutCustomer: count,
  /** Exact decimal. */
  revenue: z.string(),
  /** YYYY-MM-DD */
  from: z.string().nullable(),
  to: z.string().nullable(),
});

const summary = {
  importId: z.string(),
  /** `orders`, `customers`, `events`, or a kind that another slice brings. */
  kind: z.string(),
  state: z.enum(importStates),
  /** Of the mapping and the state: its ETag, which `If-Match` names. */
  version: z.int(),
  file: z.object({
    name: z.string(),
    bytes: count,
    sha256: z.string(),
    /** Whether the file is still there: it is kept until the import has ended, a week at most. */
    kept: z.boolean(),
  }),
  source: z.string(),
  legalBasis: legalBasis.nullable(),
  /** Who imports; `name` is a person's or a key's where it is known. */
  importer: z.object({
    kind: z.enum(["user", "key", "command"]),
    id: z.string(),
    name: z.string().nullable(),
  }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Null until a dry run or a run has counted. */
  counts: importCounts.nullable(),
  progress: importProgress.nullable(),
  /** Why it failed, or why the last dry run or run was given up. */
  problem: told.nullable(),
  /** Whether `undo` would be taken now. */
  canUndo: z.boolean(),
};
export const importSummary = z.object(summary);
export type ImportSummary = z.output<typeof importSummary>;

/** One import with all that a page shows of it. */
export const importView = z.object({
  ...summary,
  /** The name of a mapping saved earlier that was recognised in this file, or null. */
  recognised: z.string().nullable(),
  /** Null while `reading`. */
  understanding: importUnderstanding.nullable(),
  /** The corrections in force. */
  mapping: importMapping,
  reasons: z.array(importReason),
  facts: importFacts.nullable(),
});
export type ImportView = z.output<typeof importView>;

export const importPath = z.object({ importId: z.uuid() });

/** The upload's query; the body is the file itself, `application/octet-stream`. */
export const uploadQuery = z.object({
  kind: z.string().min(1).max(40),
  /** The file's name, shown and used as the source's name unless told otherwise. */
  name: z.string().trim().min(1).max(200),
});

export const importsQuery = z.object({
  kind: z.string().max(40).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
/** Newest first. */
export const importList = z.object({ items: z.array(importSummary), next: z.string().nullable() });

/** A mapping that was saved after a run and is recognised by the file's header. */
export const savedMapping = z.object({
  mappingId: z.string(),
  /** The name of the file that it was made for. */
  name: z.string(),
  kind: z.string(),
  /** The header's columns. */
  columns: z.array(z.string()),
  mapping: importMapping,
  usedAt: z.iso.datetime(),
});
export const savedMappings = z.object({ items: z.array(savedMapping) });
export const mappingPath = z.object({ mappingId: z.uuid() });

export const provenancePath = z.object({ customerId: z.uuid() });
/** What stands on a customer by which import; what came by the API or was there before has none. */
export const provenance = z.object({
  imports: z.array(
    z.object({
      importId: z.string(),
      kind: z.string(),
      state: z.enum(importStates),
      file: z.string(),
      source: z.string(),
      legalBasis: legalBasis.nullable(),
      importer: z.object({
        kind: z.enum(["user", "key", "command"]),
        id: z.string(),
        name: z.string().nullable(),
      }),
      at: z.iso.datetime(),
      /** How much of the customer it says. */
      identities: count,
      traits: count,
      orders: count,
      refunds: count,
      events: count,
    }),
  ),
});
export type Provenance = z.output<typeof provenance>;

/** The kinds of import that this installation knows. */
export const importKinds = z.object({
  items: z.array(
    z.object({
      kind: z.string(),
      roles: z.array(importRole),
      /** What other columns become. */
      others: z.enum(["traits", "props", "none"]),
    }),
  ),
});

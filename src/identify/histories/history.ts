/** What one customer did over the years, as a simulation, a move from another system or a restored archive tells it. */
export type History = {
  /** The source's own number of them; what the customer is recognised by. */
  readonly externalId: string;
  /** Normalised: lower case. */
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Since when the source knows them: the customer's `created_at`. */
  readonly since: Date;
  /** What is known of them since then, by name. */
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  readonly orders: readonly HistoryOrder[];
  readonly events: readonly HistoryEvent[];
};

/** An order and what came of it. Money is exact decimals in `currency` (ISO 4217). */
export type HistoryOrder = {
  readonly ref: string;
  readonly placedAt: Date;
  readonly cancelledAt: Date | null;
  readonly currency: string;
  readonly total: string;
  /** The total in the workspace's currency; null where there is no rate. */
  readonly homeTotal: string | null;
  readonly lines: readonly HistoryLine[];
  readonly refunds: readonly HistoryRefund[];
};

export type HistoryLine = {
  readonly sku: string;
  readonly product: string;
  readonly quantity: number;
  readonly unitPrice: string;
  /** Below zero on the lines of a refund. */
  readonly amount: string;
};

/** Money that went back; amounts below zero. */
export type HistoryRefund = Pick<HistoryOrder, "ref" | "total" | "homeTotal" | "lines"> & {
  readonly at: Date;
};

/** Something else that happened; `id` is unique within the source. */
export type HistoryEvent = {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly props: Readonly<Record<string, unknown>>;
};

import type { LifecycleAt, LifecycleSettings } from "#differentiate/lifecycle";
import type { ValueAt, ValueSettings } from "#differentiate/value";
import type { OddRow, Rejection, Understanding } from "#identify/files";

/** Everything that `vinculo analyze --json` prints, and all that the report draws. Dates are YYYY-MM-DD, shares 0–1. */
export type Analysis = LifecycleAt &
  ValueAt & {
    understood: Understanding;
    /** Distinct customer ids on accepted rows. */
    customers: number;
    /** Distinct sales with a customer (a row is an order where the file has no order id). */
    orders: number;
    /** Distinct return or cancellation documents with a customer. */
    returns: number;
    /** Accepted data rows. */
    lines: number;
    /** Rows that could not be read. */
    rejected: number;
    /** Accepted rows without a customer's id. */
    withoutCustomer: number;
    /** Exact decimal, over rows with a customer, net of returns. */
    revenue: string;
    /** ISO 4217; null where unknown. */
    currency: string | null;
    from: string | null;
    to: string | null;
    asOf: string;
    /** The thresholds in force and the period that the pyramid, RFM and concentration look at. */
    settings: {
      lifecycle: LifecycleSettings;
      value: ValueSettings;
      period: { from: string; to: string };
    };
    oddities: OddRow[];
    rejections: Rejection[];
    /** The file's name, without its path. */
    file: string;
  };

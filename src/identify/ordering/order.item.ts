import { createHash } from "node:crypto";
import { Big } from "big.js";
import { z } from "zod";
import { identitiesIn, type Identity } from "#identify/customers";
import { currencyCode, decimal, instant, perCountry, reference, text } from "#identify/intake";

export type Line = {
  readonly sku: string | null;
  readonly product: string | null;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly amount: string;
};

/** A refund as it was understood. `orderRef` is '' where it names no order. */
export type Refund = {
  readonly refundRef: string;
  readonly orderRef: string;
  readonly at: Date;
  readonly updatedAt: Date;
  readonly currency: string | null;
  readonly amount: string;
  readonly lines: readonly Omit<Line, "unitPrice">[];
  readonly hash: string;
};

/** One version of an order as it was understood. */
export type Order = {
  readonly kind: "order";
  readonly orderRef: string;
  readonly source: string;
  readonly identities: readonly Identity[];
  readonly placedAt: Date;
  readonly cancelledAt: Date | null;
  readonly updatedAt: Date;
  readonly currency: string | null;
  readonly total: string;
  readonly lines: readonly Line[];
  readonly hash: string;
  readonly refunds: readonly Refund[];
};

/** A refund that came on its own; nobody's word but its order's says whose it is, where it names one. */
export type RefundAlone = Refund & {
  readonly kind: "refund";
  readonly source: string;
  readonly identities: readonly Identity[];
};

const money = decimal(14, 4);
const moneyFromZero = decimal(14, 4, "zero");
/** Two of them, with their order's own, make an index entry that PostgreSQL can hold. */
const ref = reference(190);
const nothing = z.null().transform(() => undefined);

const line = z
  .strictObject({
    sku: z.union([reference(200), nothing]).optional(),
    product: z.union([text(500), nothing]).optional(),
    quantity: decimal(12, 6),
    unitPrice: decimal(12, 6).optional(),
    /** Taken off the line as a whole. */
    discount: moneyFromZero.optional(),
    amount: money.optional(),
  })
  .transform((said, context): Line => {
    const amount =
      said.amount ??
      (said.unitPrice === undefined ? undefined : worth(said.quantity, said.unitPrice, said.discount));
    if (amount === undefined)
      context.addIssue({ code: "custom", message: "orders.line_price_missing", input: said });
    else if (tooGreat(amount))
      context.addIssue({ code: "custom", message: "intake.decimal_too_great", input: said });
    const { sku = null, product = null, quantity, unitPrice = null } = said;
    return { sku, product, quantity, unitPrice, amount: amount ?? "0" };
  });

const refundLine = z
  .strictObject({
    sku: z.union([reference(200), nothing]).optional(),
    product: z.union([text(500), nothing]).optional(),
    quantity: decimal(12, 6).optional(),
    amount: moneyFromZero,
  })
  .transform(({ sku = null, product = null, quantity = null, amount }) => ({
    sku,
    product,
    quantity,
    amount,
  }));

const refundFields = {
  refundRef: ref,
  at: instant,
  updatedAt: instant.optional(),
  currency: currencyCode.optional(),
  /** What the customer got back, from zero up. */
  amount: moneyFromZero.optional(),
  lines: z.array(refundLine).max(1000).default([]),
};
const refundInside = z.strictObject(refundFields).superRefine(hasAmount);

const refundItemIn = perCountry((country) =>
  z
    .strictObject({
      kind: z.literal("refund"),
      ...refundFields,
      orderRef: ref.optional(),
      source: text(100).default("api"),
      identities: identitiesIn(country).optional(),
    })
    .superRefine(hasAmount)
    .transform((said, context): RefundAlone => {
      if (said.orderRef === undefined && !said.identities)
        context.addIssue({ code: "custom", message: "orders.refund_of_nobody", input: said });
      const refund = refundOf(said, said.orderRef ?? "", said.at, null);
      return { ...refund, kind: "refund", source: said.source, identities: said.identities ?? [] };
    }),
);

const orderItemIn = perCountry((country) =>
  z
    .strictObject({
      kind: z.literal("order").optional(),
      orderRef: ref,
      source: text(100).default("api"),
      identities: identitiesIn(country),
      placedAt: instant,
      /** Which version this is: the greatest stands. Without it the moment of placing, or of the cancellation. */
      updatedAt: instant.optional(),
      currency: currencyCode.optional(),
      lines: z.array(line).max(1000).default([]),
      total: moneyFromZero.optional(),
      status: z.enum(["placed", "cancelled"]).optional(),
      cancelledAt: instant.optional(),
      refunds: z.array(refundInside).max(100).default([]),
    })
    .transform((said, context): Order => {
      const wrong = (message: string, ...path: string[]) =>
        context.addIssue({ code: "custom", message, path, input: said });
      const { total, reason } = totalOf(said.lines, said.total);
      if (reason) wrong(reason, "total");
      if (said.status === "placed" && said.cancelledAt) wrong("orders.placed_and_cancelled", "status");
      const cancelledAt = said.cancelledAt ?? (said.status === "cancelled" ? said.updatedAt : null);
      if (cancelledAt === undefined) wrong("orders.cancelled_when", "cancelledAt");
      const { orderRef, source, identities, placedAt, lines, currency = null } = said;
      const updatedAt = said.updatedAt ?? cancelledAt ?? placedAt;
      const hash = hashOf([placedAt, cancelledAt, currency, total, lines]);
      const refunds = said.refunds.map((one) => refundOf(one, orderRef, updatedAt, currency));
      return {
        kind: "order",
        orderRef,
        source,
        identities,
        placedAt,
        cancelledAt: cancelledAt ?? null,
        updatedAt,
        currency,
        total,
        lines,
        hash,
        refunds,
      };
    }),
);

/** The shapes of an item, for the document. */
export const orderOrRefund = z.union([orderItemIn(null), refundItemIn(null)]);

/**
 * By which shape an item is read: one that calls itself a refund is judged as one, so that its errors say what it lacks.
 * `country` is where numbers written without one are at home.
 */
export function schemaOf(item: unknown, country: string | null): z.ZodType<Order | RefundAlone> {
  const kind = typeof item === "object" && item !== null && "kind" in item ? item.kind : undefined;
  return kind === "refund" ? refundItemIn(country) : orderItemIn(country);
}

type SaidRefund = z.output<typeof refundInside>;

function refundOf(said: SaidRefund, orderRef: string, updatedAt: Date, currency: string | null): Refund {
  const { refundRef, at, lines } = said;
  const amount = said.amount ?? sumOf(lines).toFixed();
  const money = said.currency ?? currency;
  const hash = hashOf([at, money, amount, lines]);
  return {
    refundRef,
    orderRef,
    at,
    updatedAt: said.updatedAt ?? updatedAt,
    currency: money,
    amount,
    lines,
    hash,
  };
}

function hasAmount(
  said: { amount?: string | undefined; lines: readonly { amount: string }[] },
  context: z.RefinementCtx,
): void {
  if (said.amount !== undefined) return;
  if (said.lines.length === 0)
    context.addIssue({
      code: "custom",
      message: "orders.refund_amount_missing",
      path: ["amount"],
      input: said,
    });
  else if (tooGreat(sumOf(said.lines)))
    context.addIssue({ code: "custom", message: "intake.decimal_too_great", path: ["lines"], input: said });
}

/**
 * An order's total: what it says, which must be what its lines add up to (half a cent of rounding a line, and half a cent
 * of its own, is no disagreement), or what they add up to where it says nothing.
 */
function totalOf(lines: readonly Line[], said: string | undefined): { total: string; reason?: string } {
  const sum = sumOf(lines);
  const total = said ?? sum.toFixed();
  if (said === undefined && lines.length === 0) return { total: "0", reason: "orders.total_missing" };
  if (tooGreat(sum)) return { total: "0", reason: "intake.decimal_too_great" };
  if (sum.lt(0)) return { total, reason: "orders.total_negative" };
  const tolerance = new Big("0.005").times(lines.length + 1);
  const differs = said !== undefined && lines.length > 0 && sum.minus(said).abs().gt(tolerance);
  return differs ? { total, reason: "orders.total_differs" } : { total };
}

function worth(quantity: string, unitPrice: string, discount = "0"): string {
  return new Big(quantity).times(unitPrice).minus(discount).round(4, Big.roundHalfEven).toFixed();
}

function sumOf(lines: readonly { amount: string }[]): Big {
  return lines.reduce((sum, one) => sum.plus(one.amount), new Big(0));
}

function tooGreat(amount: Big | string): boolean {
  return new Big(amount).abs().gte("1e14");
}

/** What makes a version itself: the same content has the same hash whoever sends it, and ties are broken by it. */
function hashOf(content: unknown): string {
  return createHash("md5").update(JSON.stringify(content)).digest("hex");
}

import type { TimelineEntry } from "#identify/events/web";
import type { TimelineSentence } from "#identify/timeline/web";

/** What happens with orders, as a sentence each. */
export const orderSentences: readonly TimelineSentence[] = [
  {
    type: "order.placed",
    icon: "orders",
    tell: (entry, { say, as }) =>
      say("purchases.placed", { ref: refOf(entry), amount: amountOf(entry, as.money) }),
  },
  {
    type: "order.cancelled",
    icon: "close",
    tell: (entry, { say, as }) =>
      say("purchases.cancelled_of", { ref: refOf(entry), amount: amountOf(entry, as.money) }),
  },
  {
    type: "order.refunded",
    icon: "return",
    tell: (entry, { say, as }) => {
      const { order } = entry.props;
      const amount = amountOf(entry, as.money);
      return typeof order === "string" && order !== ""
        ? say("purchases.refunded_of", { order, amount })
        : say("purchases.returned", { amount });
    },
  },
];

function refOf({ props: { ref } }: TimelineEntry): string {
  return typeof ref === "string" ? ref : "";
}

/** What went back is kept below zero; a sentence says in words which way it went. */
function amountOf({ amount }: TimelineEntry, money: (decimal: string) => string): string {
  return money((amount ?? "0").replace(/^-/, ""));
}

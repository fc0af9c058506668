import type { Formats } from "#kit/format";
import type { Say } from "#platform/words";
import type { Because } from "./movers.contract.ts";

/** A `Because` in words. */
export function sayBecause(because: Because, say: Say, as: Formats): string {
  switch (because.why) {
    case "new_on_record":
    case "named_partner":
    case "partner_ended":
    case "record_changed":
      return say(`because.${because.why}`);
    case "first_purchase":
    case "back_in_period":
      return say(`because.${because.why}`, {
        ...as.counted(because.orders),
        value: as.moneyShort(because.value),
      });
    case "silent":
      return say(because.times === 2 ? "because.silent_twice" : "because.silent", {
        ...as.counted(because.days),
        rhythm: as.number(because.rhythm),
        times: as.number(because.times),
      });
    case "rhythm_moved":
      return say("because.rhythm_moved", {
        before: as.number(because.before),
        after: as.number(because.after),
        days: as.count(because.days),
      });
    case "came_back":
      return say("because.came_back", { ...as.counted(because.days), date: as.date(because.on) });
    case "bought_again":
      return say("because.bought_again", { ...as.counted(because.orders), date: as.date(because.on) });
    case "more_orders":
      return say("because.more_orders", {
        ...as.counted(because.after - because.before),
        before: as.count(because.before),
        after: as.count(because.after),
      });
    case "cancelled":
      return say("because.cancelled", as.counted(because.orders));
    case "left_period":
      return say("because.left_period", { ...as.counted(because.orders), months: because.months });
    case "cut_moved":
      return cutMoved(because, say, as);
    case "other_orders":
    case "other_value":
      return otherValue(because, say, as);
  }
}

type Of<W extends Because["why"]> = Extract<Because, { readonly why: W }>;

function cutMoved({ tier, before, after, value }: Of<"cut_moved">, say: Say, as: Formats): string {
  const rose = before !== null && (after === null || Number(after) > Number(before));
  const cut = (at: string | null) => (at === null ? "—" : as.moneyShort(at));
  return say(rose ? "because.cut_rose" : "because.cut_fell", {
    tier: say(`tier.${tier}`),
    before: cut(before),
    after: cut(after),
    value: as.moneyShort(value),
  });
}

function otherValue(because: Of<"other_orders"> | Of<"other_value">, say: Say, as: Formats): string {
  const money = {
    valueBefore: as.moneyShort(because.valueBefore),
    valueAfter: as.moneyShort(because.valueAfter),
  };
  if (because.why === "other_value") return say("because.other_value", money);
  const { before, after } = because;
  return say(after > before ? "because.orders_more" : "because.orders_fewer", {
    ...as.counted(Math.abs(after - before)),
    before: as.count(before),
    after: as.count(after),
    ...money,
  });
}

import { Collapse, Text, UnstyledButton } from "@mantine/core";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import type { CustomerOrder } from "#identify/orders/web";
import { Moment } from "#kit/page";
import { useFormats, useSay } from "#kit/words";
import { Lines, RefundEntry } from "./order_lines.tsx";
import classes from "./purchases.module.css";

/** An order in one line; pressed, with its lines and what came back. */
export function OrderEntry({ order }: { order: CustomerOrder }): ReactNode {
  const say = useSay();
  const id = useId();
  const [opened, open] = useState(false);
  const as = useFormats(order.currency ?? undefined);
  return (
    <li className={classes["order"]}>
      <UnstyledButton
        className={classes["head"]}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => open(!opened)}
      >
        <span aria-hidden="true" className={classes["turn"]} data-opened={opened}>
          ›
        </span>
        <span className={classes["when"]}>
          <Moment at={order.placedAt} as="day" />
        </span>
        <span className={classes["ref"]}>
          {say("purchases.order", { ref: order.orderRef })}
          <span className={classes["note"]}>
            {order.lines.length > 0 ? say("purchases.items", as.counted(order.lines.length)) : null}
          </span>
        </span>
        <span className={classes["state"]}>
          <State order={order} money={as.money} />
        </span>
        <span className={classes["total"]} data-cancelled={order.status === "cancelled"}>
          {as.money(order.total)}
        </span>
      </UnstyledButton>
      <Collapse id={id} expanded={opened} transitionDuration={140}>
        {opened ? <Unfolded order={order} /> : null}
      </Collapse>
    </li>
  );
}

/** Cancelled, or how much of it went back. */
function State({ order, money }: { order: CustomerOrder; money: (decimal: string) => string }): ReactNode {
  const say = useSay();
  if (order.status === "cancelled") return say("purchases.cancelled");
  if (order.refunds.length === 0) return null;
  // For display: the exact sums are the record's. Refunds in another currency are told one by one below.
  const same = order.refunds.filter((one) => one.currency === order.currency);
  const back = same.reduce((sum, one) => sum + Number(one.amount), 0);
  return say("purchases.refunded", { amount: money(back.toFixed(4)) });
}

function Unfolded({ order }: { order: CustomerOrder }): ReactNode {
  const say = useSay();
  const as = useFormats();
  return (
    <div className={classes["inside"]}>
      {order.cancelledAt ? (
        <Text c="dimmed">{say("purchases.cancelled_at", { date: as.day(order.cancelledAt) })}</Text>
      ) : null}
      {order.rate !== null && order.homeTotal !== null ? (
        <Text c="dimmed">{say("purchases.home", { amount: as.money(order.homeTotal) })}</Text>
      ) : null}
      {order.homeTotal === null ? <Text c="dimmed">{say("purchases.unpriced")}</Text> : null}
      {order.lines.length > 0 ? (
        <Lines
          lines={order.lines}
          currency={order.currency}
          caption={say("purchases.lines", { ref: order.orderRef })}
        />
      ) : (
        <Text c="dimmed">{say("purchases.no_lines")}</Text>
      )}
      {order.refunds.map((refund) => (
        <RefundEntry key={`${refund.source} ${refund.refundRef}`} refund={refund} />
      ))}
      {order.source ? <Text c="dimmed">{say("purchases.source", { source: order.source })}</Text> : null}
    </div>
  );
}

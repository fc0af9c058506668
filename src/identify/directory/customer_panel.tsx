import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { customer } from "#identify/customers/web";
import type { Customer } from "#identify/customers/web";
import { customerOrders } from "#identify/orders/web";
import { useApi } from "#kit/api";
import { Moment, SidePanel } from "#kit/page";
import { PageLink } from "#kit/route";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { useTitle } from "./columns.tsx";
import classes from "./directory.module.css";
import { Marks } from "./scale_mark.tsx";

const few = 5;

/** A customer at the side of the list: who, what they are worth, their last orders; the whole is a link away. */
export function CustomerPanel({
  customerId,
  onClose,
}: {
  customerId: string;
  onClose: () => void;
}): ReactNode {
  const titleOf = useTitle();
  const say = useSay();
  const asked = useApi(`/api/customers/${customerId}`, {
    answer: customer,
    live: ["customer"],
    about: customerId,
    enabled: customerId !== "",
  });
  return (
    <SidePanel
      opened={customerId !== ""}
      title={
        <span className={classes["panel-title"]}>
          {asked.data ? titleOf(asked.data) : say("directory.nav")}
        </span>
      }
      onClose={onClose}
    >
      {asked.error?.status === 404 ? (
        <Text>{say("directory.unknown_text")}</Text>
      ) : (
        <Answered asked={asked}>{(found) => <Short customer={found} />}</Answered>
      )}
    </SidePanel>
  );
}

function Short({ customer: one }: { customer: Customer }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const facts: [string, ReactNode][] = [
    [say("directory.column.revenue"), as.money(one.revenue)],
    [say("directory.column.orders"), as.count(one.orders)],
    [
      say("directory.column.average"),
      one.orders > 0 ? as.money((Number(one.revenue) / one.orders).toFixed(4)) : "—",
    ],
    [
      say("directory.column.last"),
      one.lastOrderAt ? <Moment at={one.lastOrderAt} /> : say("directory.never"),
    ],
  ];
  const reached = [one.email, one.phone, one.city, one.externalId].filter((text) => text !== null);
  return (
    <Stack gap={20}>
      <Marks traits={one.traits} />
      <div>
        {reached.map((text) => (
          <Text key={text} className={classes["anywhere"]}>
            {text}
          </Text>
        ))}
      </div>
      <PageLink to={`/customers/${one.customerId}`}>{say("directory.open_page")}</PageLink>
      <dl className={classes["pair"]}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2 className={classes["small-head"]}>{say("directory.last_orders")}</h2>
        <LastOrders customerId={one.customerId} />
      </section>
    </Stack>
  );
}

function LastOrders({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const asked = useApi(`/api/customers/${customerId}/orders`, {
    query: { limit: few },
    answer: customerOrders,
    live: ["customer"],
    about: customerId,
  });
  return (
    <Answered asked={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <Text c="dimmed">{say("directory.no_orders")}</Text>
        ) : (
          <ul className={classes["last"]}>
            {items.map((order) => (
              <li key={`${order.source} ${order.orderRef}`}>
                <Moment at={order.placedAt} as="day" />
                <span className={classes["anywhere"]}>
                  {say("directory.order_of", { ref: order.orderRef })}
                  {order.status === "cancelled" ? ` · ${say("directory.cancelled")}` : ""}
                </span>
                <Amount total={order.total} currency={order.currency} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function Amount({ total, currency }: { total: string; currency: string | null }): ReactNode {
  return <span className={classes["amount"]}>{useFormats(currency ?? undefined).money(total)}</span>;
}

import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Part } from "#kit/page";
import { Failed, Loading } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { OrderEntry } from "./order_entry.tsx";
import { RefundEntry } from "./order_lines.tsx";
import classes from "./purchases.module.css";
import { useOrders } from "./use_orders.ts";
import type { Orders } from "./use_orders.ts";

/** A customer's orders, newest first, each unfolding into its lines and refunds; then the returns that name no order. */
export default function OrdersCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const found = useOrders(customerId);
  return (
    <Part title={say("purchases.title")} text={found.orders?.length ? say("purchases.text") : undefined}>
      {found.orders === undefined ? (
        found.problem ? (
          <Failed error={found.problem} again={found.again} />
        ) : (
          <Loading />
        )
      ) : (
        <List found={found} orders={found.orders} />
      )}
    </Part>
  );
}

function List({ found, orders }: { found: Orders; orders: NonNullable<Orders["orders"]> }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { returns } = found;
  if (orders.length === 0 && returns.length === 0) return <Text c="dimmed">{say("purchases.none")}</Text>;
  return (
    <>
      <ul className={classes["orders"]}>
        {orders.map((order) => (
          <OrderEntry key={`${order.source} ${order.orderRef}`} order={order} />
        ))}
      </ul>
      {found.hasMore ? (
        <Button variant="default" mt={16} loading={found.loadingMore} onClick={found.more}>
          {say("purchases.more")}
        </Button>
      ) : orders.length > 0 ? (
        <Text c="dimmed" mt={12}>
          {say("purchases.all", as.counted(orders.length))}
        </Text>
      ) : null}
      {returns.length > 0 ? (
        <>
          <h3 className={classes["subhead"]}>{say("purchases.returns")}</h3>
          {returns.map((refund) => (
            <RefundEntry key={`${refund.source} ${refund.refundRef}`} refund={refund} />
          ))}
        </>
      ) : null}
    </>
  );
}

import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import type { OrderLine, OrderRefund } from "#identify/orders/web";
import { Moment } from "#kit/page";
import { useFormats, useSay } from "#kit/words";
import classes from "./purchases.module.css";

type Line = Omit<OrderLine, "unitPrice"> & { readonly unitPrice?: string | null };

/** What was sold or came back: product, quantity, price where it is known, amount. */
export function Lines(props: {
  lines: readonly Line[];
  currency: string | null;
  caption: string;
}): ReactNode {
  const say = useSay();
  const as = useFormats(props.currency ?? undefined);
  const priced = props.lines.some((line) => line.unitPrice);
  return (
    <table className={classes["lines"]}>
      <caption>
        <VisuallyHidden>{props.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say("purchases.product")}</th>
          <th scope="col">{say("purchases.quantity")}</th>
          {priced ? <th scope="col">{say("purchases.price")}</th> : null}
          <th scope="col">{say("purchases.amount")}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line, place) => (
          // Lines have no name of their own, and their order stands.
          <tr key={place}>
            <td>
              {line.product ?? line.sku ?? say("purchases.unnamed")}
              {line.product && line.sku ? <span className={classes["note"]}>{line.sku}</span> : null}
            </td>
            <td>{line.quantity === null ? "—" : as.number(Number(line.quantity))}</td>
            {priced ? <td>{line.unitPrice ? as.money(line.unitPrice) : "—"}</td> : null}
            <td>{as.money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Money that went back: when, how much, for what. */
export function RefundEntry({ refund }: { refund: OrderRefund }): ReactNode {
  const say = useSay();
  const as = useFormats(refund.currency ?? undefined);
  return (
    <div className={classes["refund"]}>
      <p className={classes["refund-head"]}>
        <span>
          {say("purchases.refund", { ref: refund.refundRef })}
          <span className={classes["note"]}>
            <Moment at={refund.at} as="day" />
          </span>
        </span>
        <span className={classes["total"]}>−{as.money(refund.amount)}</span>
      </p>
      {refund.lines.length > 0 ? (
        <Lines
          lines={refund.lines}
          currency={refund.currency}
          caption={say("purchases.refund_lines", { ref: refund.refundRef })}
        />
      ) : null}
    </div>
  );
}

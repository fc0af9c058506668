import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { customer } from "#identify/customers/web";
import type { Customer } from "#identify/customers/web";
import { useApi } from "#kit/api";
import { Filled, useFillings } from "#kit/fills";
import { Page } from "#kit/page";
import { useGo, useParam } from "#kit/route";
import { Answered, Empty } from "#kit/states";
import { useSay } from "#kit/words";
import { customerCard } from "#platform/manifest/web";
import type { CustomerCard } from "#platform/manifest/web";
import { useTitle } from "./columns.tsx";
import classes from "./directory.module.css";
import { Marks } from "./scale_mark.tsx";

/** One customer: who they are at the side; worth, rhythm, timeline and orders, as the slices bring them. */
export default function CustomerPage(): ReactNode {
  const customerId = useParam("customerId");
  const asked = useApi(`/api/customers/${encodeURIComponent(customerId)}`, {
    answer: customer,
    live: ["customer"],
    about: customerId,
  });
  if (asked.error?.status === 404) return <Unknown />;
  return (
    <Answered asked={asked} loading={<Outline />}>
      {(found) => <Sheet key={found.customerId} customer={found} />}
    </Answered>
  );
}

function Sheet({ customer: one }: { customer: Customer }): ReactNode {
  const say = useSay();
  const title = useTitle()(one);
  const cards = useFillings(customerCard);
  const stack = (place: CustomerCard["place"]): ReactNode =>
    cards
      .filter((card) => card.place === place)
      .map((card) => <Filled key={card.id} load={card.load} given={{ customerId: one.customerId }} />);
  return (
    <Page title={title} question={say("directory.customer_question")} scope={<Marks traits={one.traits} />}>
      <div className={classes["sheet"]}>
        <div className={classes["main"]}>{stack("main")}</div>
        <aside className={classes["side"]} aria-label={say("directory.who")}>
          {stack("side")}
        </aside>
      </div>
    </Page>
  );
}

function Unknown(): ReactNode {
  const say = useSay();
  const go = useGo();
  return (
    <Page title={say("directory.unknown")}>
      <Empty
        icon="user"
        title={say("directory.unknown_why")}
        text={say("directory.unknown_text")}
        action={
          <Button mt={8} onClick={() => go("/customers")}>
            {say("directory.back")}
          </Button>
        }
      />
    </Page>
  );
}

/** The page's own shape, in grey. */
function Outline(): ReactNode {
  return (
    <div className={classes["outline"]}>
      <Skeleton height={34} width={280} mb={12} />
      <Skeleton height={18} width={360} mb={32} />
      <div className={classes["sheet"]}>
        <div className={classes["main"]}>
          <Skeleton height={72} mb={32} />
          <Skeleton height={120} mb={32} />
          {[92, 84, 88, 80].map((width) => (
            <Skeleton key={width} height={16} width={`${width}%`} mb={16} />
          ))}
        </div>
        <div className={classes["side"]}>
          <Skeleton height={240} />
        </div>
      </div>
    </div>
  );
}

import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { customer } from "#identify/customers/web";
import { useApi } from "#kit/api";
import { Figure, Part } from "#kit/page";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import type { PageFormats } from "#kit/words";
import type { Say } from "#platform/words";
import type { Relationship } from "./relationship.contract.ts";
import { useRelationship } from "./use_relationship.ts";

/** What a customer is worth in the period, where that puts them among the others, and what they lack to the tier above. */
export default function WorthCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const asked = useRelationship(customerId);
  return (
    <Answered asked={asked}>
      {({ worth }) => <Figures worth={worth} customerId={customerId} title={say("relationship.worth")} />}
    </Answered>
  );
}

function Figures(props: { worth: Relationship["worth"]; customerId: string; title: string }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { worth, customerId } = props;
  const ever = useApi(`/api/customers/${customerId}`, {
    answer: customer,
    live: ["customer"],
    about: customerId,
  }).data;
  const orders = (n: number): string => say("relationship.orders", as.counted(n));
  return (
    <Part
      title={props.title}
      text={say("relationship.worth_text", { from: as.date(worth.from), to: as.date(worth.to) })}
    >
      <Figure.Row label={props.title}>
        <Figure
          label={say("relationship.revenue")}
          value={as.moneyShort(worth.revenue)}
          comparison={amongOthers(worth, say, as)}
          n={orders(worth.orders)}
        />
        <Figure
          label={say("relationship.average")}
          value={worth.orders > 0 ? as.moneyShort(Number(worth.revenue) / worth.orders) : "—"}
        />
        {worth.above ? (
          <Figure
            label={say("relationship.missing", { tier: say(`tier.${worth.above.tier}`) })}
            value={as.moneyShort(worth.above.missing)}
            n={say("relationship.missing_text")}
          />
        ) : null}
        {ever ? (
          <Figure
            label={say("relationship.ever")}
            value={as.moneyShort(ever.revenue)}
            n={orders(ever.orders)}
          />
        ) : null}
      </Figure.Row>
      {ever && ever.unpriced > 0 ? (
        <Text c="dimmed">{say("relationship.unpriced", as.counted(ever.unpriced))}</Text>
      ) : null}
    </Part>
  );
}

/** Which part of the active customers they belong to, in the words of their tier. */
function amongOthers({ tier, shares }: Relationship["worth"], say: Say, as: PageFormats): string | null {
  switch (tier) {
    case "top":
    case "big":
    case "medium":
      return say("relationship.best", { share: wholeShare(as, shares[tier]) });
    case "small":
      return say("relationship.not_best", { share: wholeShare(as, shares.medium) });
    case "inactive":
      return say("relationship.inactive");
    case "prospects":
      return say("relationship.never_bought");
    default:
      return null;
  }
}

/** A setting is a round number: `1 %`, not `1,0 %`. */
function wholeShare(as: PageFormats, share: number): string {
  return as.share(share).replace(/[.,]0/, "");
}

import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { traitName } from "#identify/traits/web";
import { api, useApi, useSend } from "#kit/api";
import { Moment, Part } from "#kit/page";
import { Answered, useProblemText } from "#kit/states";
import { useSession } from "#kit/session";
import { useSay } from "#kit/words";
import { confirmed, customerFreshness } from "#identify/freshness/web";
import type { CustomerFreshness } from "#identify/freshness/web";
import classes from "./upkeep.module.css";

/** What is missing or old of a customer; what was asked and is still so is said with one press. */
export default function CurrentCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const asked = useApi(`/api/customers/${customerId}/freshness`, {
    answer: customerFreshness,
    live: ["customer"],
    about: customerId,
  });
  return (
    <Part title={say("freshness.card")}>
      <Answered asked={asked}>
        {({ fields }) => {
          const lacking = fields.filter((one) => one.lack !== null);
          return lacking.length === 0 ? (
            <Text c="dimmed">{say("freshness.card_all_well")}</Text>
          ) : (
            <ul className={classes["lacking"]}>
              {lacking.map((one) => (
                <Lacking key={one.field} of={one} customerId={customerId} />
              ))}
            </ul>
          );
        }}
      </Answered>
    </Part>
  );
}

type Field = CustomerFreshness["fields"][number];

function Lacking({ of: { field, value, at }, customerId }: { of: Field; customerId: string }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const mayWrite = useSession().workspace.rights.includes("customers.write");
  const confirm = useSend(
    () => api.post(`/api/customers/${customerId}/confirmations`, { body: { field }, answer: confirmed }),
    ["/api/customers/", "/api/freshness"],
  );
  const name = traitName(say, field);
  return (
    <li>
      {at === null ? (
        <p>{say("freshness.ask_missing", { field: name })}</p>
      ) : (
        <>
          <p>
            {name}: {value} · <Moment at={at} />
          </p>
          {mayWrite ? (
            <Button
              variant="default"
              size="compact-sm"
              mt={4}
              loading={confirm.isPending}
              aria-label={say("freshness.still_so_of", { field: name })}
              onClick={() => confirm.mutate(undefined)}
            >
              {say("freshness.still_so")}
            </Button>
          ) : null}
          {confirm.error ? (
            <Text role="alert" c="var(--mantine-color-error)">
              {textOf(confirm.error)}
            </Text>
          ) : null}
        </>
      )}
    </li>
  );
}

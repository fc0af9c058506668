import { Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { api, useSend } from "#kit/api";
import { useProblemText } from "#kit/states";
import { useSay } from "#kit/words";

/** Names a customer a partner from today on, or ends it today: the one stage that a hand decides and not arithmetic. */
export function PartnerChoice({
  customerId,
  isPartner,
}: {
  customerId: string;
  isPartner: boolean;
}): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const path = `/api/customers/${customerId}/partner`;
  const change = useSend(
    () => (isPartner ? api.delete(path) : api.put(path, { body: {} })),
    [`/api/customers/${customerId}`],
  );
  return (
    <>
      <Button variant="default" loading={change.isPending} onClick={() => change.mutate(undefined)}>
        {say(isPartner ? "relationship.end_partner" : "relationship.name_partner")}
      </Button>
      {change.error ? (
        <Text role="alert" c="var(--mantine-color-error)" w="100%">
          {textOf(change.error)}
        </Text>
      ) : null}
    </>
  );
}

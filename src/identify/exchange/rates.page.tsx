import { Alert, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { rates } from "#identify/rates/web";
import type { Rate, Rates } from "#identify/rates/web";
import { useApi, useKeyset } from "#kit/api";
import { Icon } from "#kit/icon";
import { Part } from "#kit/page";
import { PageLink } from "#kit/route";
import { useSession } from "#kit/session";
import { Answered, Empty } from "#kit/states";
import { useFormats, useLanguage, useSay } from "#kit/words";
import { RateForm } from "./rate_form.tsx";
import { RateTable } from "./rate_table.tsx";

/** Settings: what foreign money is worth, day by day, and what waits for a rate. */
export default function RatesPage(): ReactNode {
  const say = useSay();
  const asked = useApi("/api/rates", { query: { limit: 1 }, answer: rates, live: ["value"] });
  return (
    <Part title={say("exchange.title")} text={say("exchange.text")}>
      <Answered asked={asked}>{(answer) => <Money answer={answer} />}</Answered>
    </Part>
  );
}

function Money({ answer }: { answer: Rates }): ReactNode {
  const say = useSay();
  const { workspace } = useSession();
  const all = useKeyset<Rate>("/api/rates", { query: { limit: 500 }, answer: rates, live: ["value"] });
  const { homeCurrency: home, unpriced } = answer;
  if (home === null)
    return (
      <Empty
        icon="currency"
        title={say("exchange.no_home")}
        text={say("exchange.no_home_text")}
        action={<PageLink to="/settings/workspace">{say("exchange.say_home")}</PageLink>}
      />
    );
  // Those with rates first: there is something to see.
  const currencies = [
    ...new Set([...all.rows.map(({ currency }) => currency), ...unpriced.map(({ currency }) => currency)]),
  ];
  return (
    <Stack gap={24}>
      <Waiting unpriced={unpriced} />
      {workspace.rights.includes("orders.write") ? <RateForm home={home} /> : null}
      {currencies.length === 0 ? (
        <Empty icon="currency" title={say("exchange.none")} text={say("exchange.none_text")} />
      ) : (
        <OneCurrency key={currencies.join()} home={home} currencies={currencies} />
      )}
    </Stack>
  );
}

/** What counts nowhere yet, because its currency has no rate on its day. */
function Waiting({ unpriced }: { unpriced: Rates["unpriced"] }): ReactNode {
  const say = useSay();
  const as = useFormats();
  if (unpriced.length === 0) return null;
  return (
    <Alert color="gray" variant="light" icon={<Icon name="alert" />} title={say("exchange.waiting")}>
      <Stack gap={4}>
        {unpriced.map(({ currency, orders, refunds }) => (
          <Text key={currency} size="sm">
            {currency}: {say("exchange.orders", as.counted(orders))}
            {refunds > 0 ? `, ${say("exchange.refunds", as.counted(refunds))}` : ""}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

function OneCurrency({ home, currencies }: { home: string; currencies: readonly string[] }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [chosen, choose] = useState(currencies[0] ?? "");
  const names = new Intl.DisplayNames(language, { type: "currency" });
  const asked = useApi("/api/rates", {
    query: { currency: chosen, limit: 500 },
    answer: rates,
    live: ["value"],
  });
  return (
    <Stack gap={16}>
      <Select
        label={say("exchange.currency")}
        w={300}
        allowDeselect={false}
        data={currencies.map((one) => ({ value: one, label: `${one} · ${names.of(one) ?? one}` }))}
        value={chosen}
        onChange={(to) => choose(to ?? chosen)}
      />
      <Answered asked={asked}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Text c="dimmed">{say("exchange.none_of", { currency: chosen })}</Text>
          ) : (
            <RateTable items={items} home={home} currency={chosen} more={next !== null} />
          )
        }
      </Answered>
    </Stack>
  );
}

import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { customer } from "#identify/customers/web";
import type { Customer } from "#identify/customers/web";
import { traitName, traitScale, traitText } from "#identify/traits/web";
import { useApi } from "#kit/api";
import { useFillings } from "#kit/fills";
import { Moment, Part } from "#kit/page";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import classes from "./directory.module.css";

/** Who a customer is: the identities they are known by, and each trait with its date and who said so. */
export default function WhoCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const asked = useApi(`/api/customers/${customerId}`, {
    answer: customer,
    live: ["customer"],
    about: customerId,
  });
  return (
    <Answered asked={asked}>
      {(one) => (
        <>
          <Part
            title={say("directory.identities")}
            text={say("directory.since", { date: as.day(one.createdAt) })}
          >
            <Identities of={one} />
          </Part>
          <Part title={say("directory.traits")}>
            <Traits of={one} />
          </Part>
        </>
      )}
    </Answered>
  );
}

function Identities({ of: { identities } }: { of: Customer }): ReactNode {
  const say = useSay();
  if (identities.length === 0) return <Text c="dimmed">{say("directory.identities_none")}</Text>;
  return (
    <dl className={classes["said"]}>
      {identities.map(({ kind, value, display, source, since }) => (
        <div key={`${kind} ${value}`}>
          <dt>{say(`directory.identity.${kind}`)}</dt>
          <dd>
            {display}
            <Origin source={source} at={since} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Every trait but those that a scale shows at the head of the page, the usual ones first. */
function Traits({ of: { traits } }: { of: Customer }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const scales = new Set(useFillings(traitScale).map((one) => one.trait));
  const shown = Object.entries(traits)
    .filter(([name, { value }]) => !scales.has(name) && value !== null && value !== "")
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || a.localeCompare(b));
  if (shown.length === 0) return <Text c="dimmed">{say("directory.traits_none")}</Text>;
  return (
    <dl className={classes["said"]}>
      {shown.map(([name, { value, display, at, source }]) => (
        <div key={name}>
          <dt>{traitName(say, name)}</dt>
          <dd>
            {display ?? traitText(say, as, { trait: name, value })}
            <Origin source={source} at={at} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const usual = ["name", "firstName", "lastName", "company", "contact", "email", "phone", "city", "country"];

function placeOf(trait: string): number {
  const place = usual.indexOf(trait);
  return place < 0 ? usual.length : place;
}

function Origin({ source, at }: { source: string | null; at: string }): ReactNode {
  return (
    <span className={classes["origin"]}>
      {source ? `${source} · ` : null}
      <Moment at={at} as="day" />
    </span>
  );
}

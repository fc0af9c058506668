import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { provenance } from "#identify/imports/web";
import type { Provenance } from "#identify/imports/web";
import { useApi } from "#kit/api";
import { Moment, Part } from "#kit/page";
import { PageLink } from "#kit/route";
import { Answered } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import classes from "./provenance.module.css";

/** Where what stands on a customer came from: each import with its source, legal basis, importer and date. */
export default function ProvenanceCard({ customerId }: { customerId: string }): ReactNode {
  const say = useSay();
  const asked = useApi(`/api/customers/${customerId}/provenance`, {
    answer: provenance,
    live: ["customer"],
    about: customerId,
  });
  return (
    <Part title={say("provenance.title")}>
      <Answered asked={asked}>
        {({ imports }) =>
          imports.length === 0 ? (
            <Text c="dimmed">{say("provenance.none")}</Text>
          ) : (
            imports.map((one) => <Origin key={one.importId} one={one} />)
          )
        }
      </Answered>
    </Part>
  );
}

const parts = ["identities", "traits", "orders", "refunds", "events"] as const;

function Origin({ one }: { one: Provenance["imports"][number] }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const brought = parts
    .filter((part) => one[part] > 0)
    .map((part) => say(`provenance.${part}`, formats.counted(one[part])));
  return (
    <dl className={classes["said"]}>
      <dt>{say("provenance.file")}</dt>
      <dd>
        <PageLink to={`/imports/${one.importId}`}>{one.file}</PageLink>
        {brought.length > 0 ? <span className={classes["quiet"]}>{brought.join(", ")}</span> : null}
      </dd>
      {one.source === one.file ? null : (
        <>
          <dt>{say("provenance.source")}</dt>
          <dd>{one.source}</dd>
        </>
      )}
      <dt>{say("provenance.legal_basis")}</dt>
      <dd>{one.legalBasis ? say(`provenance.basis.${one.legalBasis}`) : say("provenance.basis_none")}</dd>
      <dt>{say("provenance.importer")}</dt>
      <dd>
        {one.importer.name ?? say(`provenance.importer.${one.importer.kind}`)},{" "}
        <Moment at={one.at} as="day" />
      </dd>
    </dl>
  );
}

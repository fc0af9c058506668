import type { ReactNode } from "react";
import type { CustomerSummary } from "#identify/customers/web";
import type { CustomerField } from "#identify/finding/web";
import { traitName, traitScale, traitText } from "#identify/traits/web";
import { useFillings } from "#kit/fills";
import { Moment } from "#kit/page";
import type { Column } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import classes from "./directory.module.css";
import { ScaleMark } from "./scale_mark.tsx";

/** Traits that stand in columns of their own already, or that a summary is not for. */
const own: ReadonlySet<string> = new Set(
  "name firstName lastName company city country email phone rhythm".split(" "),
);
/** Traits offered as columns: those that most customers have. */
const mostTraits = 25;

/** The columns of the list. Those of a scale stand between who and how much; other traits in use come last. */
export function useColumns(fields: readonly CustomerField[]): Column<CustomerSummary>[] {
  const say = useSay();
  const as = useFormats();
  const scales = useFillings(traitScale);
  const dated = (at: string | null): ReactNode =>
    at ? <Moment at={at} /> : <span className={classes["quiet"]}>{say("directory.never")}</span>;
  const free = fields
    .filter(({ name }) => !own.has(name) && !scales.some(({ trait }) => trait === name))
    .slice(0, mostTraits)
    .map(({ name, type }): Column<CustomerSummary> => ({
      id: `trait.${name}`,
      title: traitName(say, name),
      width: 150,
      optional: true,
      numeric: type === "number",
      cell: ({ traits }) => traitText(say, as, { trait: name, value: traits?.[name] }),
    }));
  const marks = scales.map((scale): Column<CustomerSummary> => ({
    id: scale.trait,
    title: say(scale.label),
    cell: (row) => <ScaleMark scale={scale} value={valueOf(row, scale.trait)} />,
  }));
  return [
    {
      id: "name",
      title: say("directory.column.name"),
      sortable: true,
      cell: (row) => <Who customer={row} />,
    },
    ...marks,
    // Chosen by whoever wants it: with it, the last purchase falls off a screen of 1,280.
    { id: "city", title: say("trait.city"), width: 140, optional: true, cell: (row) => row.city },
    {
      id: "orders",
      title: say("directory.column.orders"),
      numeric: true,
      width: 84,
      cell: (row) => as.count(row.orders),
    },
    {
      id: "revenue",
      title: say("directory.column.revenue"),
      numeric: true,
      sortable: true,
      width: 132,
      cell: (row) => as.money(row.revenue),
    },
    {
      id: "average",
      title: say("directory.column.average"),
      numeric: true,
      width: 128,
      optional: true,
      // For display: revenue of all time over orders of all time.
      cell: (row) => (row.orders > 0 ? as.money((Number(row.revenue) / row.orders).toFixed(4)) : "—"),
    },
    {
      id: "lastOrder",
      title: say("directory.column.last"),
      // Dates read from the latest: the first press sorts downwards, as with figures.
      numeric: true,
      sortable: true,
      width: 132,
      cell: (row) => dated(row.lastOrderAt),
    },
    {
      id: "firstOrder",
      title: say("directory.column.first"),
      numeric: true,
      width: 140,
      optional: true,
      cell: (row) => dated(row.firstOrderAt),
    },
    { id: "email", title: say("trait.email"), width: 240, optional: true, cell: (row) => row.email },
    { id: "phone", title: say("trait.phone"), width: 150, optional: true, cell: (row) => row.phone },
    {
      id: "externalId",
      title: say("directory.identity.external"),
      width: 180,
      optional: true,
      cell: (row) => row.externalId,
    },
    { id: "country", title: say("trait.country"), width: 80, optional: true, cell: (row) => row.country },
    ...free,
  ];
}

/** A customer's name, and where there is none what they are known by. */
export function useTitle(): (
  customer: Pick<CustomerSummary, "name" | "email" | "phone" | "externalId">,
) => string {
  const say = useSay();
  return ({ name, email, phone, externalId }) =>
    name ?? email ?? phone ?? externalId ?? say("directory.unnamed");
}

/** The scales that a summary carries; the others stand among the traits of the whole customer. */
function valueOf(row: CustomerSummary, trait: string): string | null {
  return trait === "stage" ? row.stage : trait === "tier" ? row.tier : null;
}

function Who({ customer }: { customer: CustomerSummary }): ReactNode {
  const title = useTitle()(customer);
  const second = customer.email ?? customer.phone ?? customer.externalId;
  return (
    <span className={classes["who"]}>
      <span className={classes["name"]}>{title}</span>
      {second && second !== title ? <span className={classes["second"]}>{second}</span> : null}
    </span>
  );
}

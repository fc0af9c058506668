import { Checkbox, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { traitName } from "#identify/traits/web";
import { api, useSend } from "#kit/api";
import { Scroll } from "#kit/page";
import { PageLink } from "#kit/route";
import { useSession } from "#kit/session";
import { useFormats, useSay } from "#kit/words";
import { fieldRule } from "#identify/freshness/web";
import type { FieldFreshness, FieldRule, Freshness, Lack } from "#identify/freshness/web";
import classes from "./upkeep.module.css";

type Scope = Readonly<Record<string, string>>;

/** The same in numbers: each opens the people behind it; how long a field holds is said here. */
export function FieldsTable({ of, scope }: { of: Freshness; scope: Scope }): ReactNode {
  const say = useSay();
  return (
    <div className={classes["below"]}>
      <Scroll label={say("freshness.fields_table")}>
        <table className={classes["table"]} aria-label={say("freshness.fields_table")}>
          <thead>
            <tr>
              <th scope="col">{say("freshness.field")}</th>
              {(["known", "missing", "stale", "age"] as const).map((one) => (
                <th key={one} scope="col" className={classes["figure"]}>
                  {say(`freshness.${one}`)}
                </th>
              ))}
              <th scope="col">{say("freshness.holds")}</th>
              <th scope="col">{say("freshness.asked")}</th>
            </tr>
          </thead>
          <tbody>
            {of.fields.map((field) => (
              <FieldRow key={field.field} of={field} customers={of.customers} scope={scope} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function FieldRow(props: { of: FieldFreshness; customers: number; scope: Scope }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const { field, known, stale, medianMonths, staleAfter, asked } = props.of;
  const name = traitName(say, field);
  const mayChange = useSession().workspace.rights.includes("settings.write");
  const save = useSend(
    (body: FieldRule) => api.put(`/api/freshness/fields/${field}`, { body, answer: fieldRule }),
    ["/api/freshness", "/api/customers/"],
  );
  const rule = save.variables && save.isPending ? save.variables : { staleAfter, asked };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={classes["figure"]}>{as.count(known)}</td>
      <td className={classes["figure"]}>
        <Door field={field} lack="missing" count={props.customers - known} scope={props.scope} />
      </td>
      <td className={classes["figure"]}>
        <Door field={field} lack="stale" count={stale} scope={props.scope} />
      </td>
      <td className={classes["figure"]}>
        <Age months={medianMonths} />
      </td>
      <td>
        <NativeSelect
          size="xs"
          w={120}
          aria-label={say("freshness.holds_for", { field: name })}
          disabled={!mayChange}
          value={rule.staleAfter ?? ""}
          onChange={({ currentTarget: { value } }) =>
            save.mutate({ ...rule, staleAfter: value === "" ? null : Number(value) })
          }
          data={[
            ...choices(rule.staleAfter).map((months) => ({
              value: String(months),
              label: say("freshness.months", as.counted(months)),
            })),
            { value: "", label: say("freshness.never") },
          ]}
        />
      </td>
      <td>
        <Checkbox
          aria-label={say("freshness.ask_for", { field: name })}
          disabled={!mayChange}
          checked={rule.asked}
          onChange={({ currentTarget: { checked } }) => save.mutate({ ...rule, asked: checked })}
        />
      </td>
    </tr>
  );
}

/** A count that opens its people in the list of customers. */
function Door(props: { field: string; lack: Lack; count: number; scope: Scope }): ReactNode {
  const text = useFormats().count(props.count);
  if (props.count === 0) return text;
  const scope = Object.entries(props.scope).map(([name, value]) => [`set.${name}`, value]);
  const search = {
    set: "freshness.lacking",
    "set.field": props.field,
    "set.lack": props.lack,
    ...Object.fromEntries(scope),
  };
  return (
    <PageLink to="/customers" search={search}>
      {text}
    </PageLink>
  );
}

function Age({ months }: { months: number | null }): ReactNode {
  const say = useSay();
  const as = useFormats();
  if (months === null) return "—";
  if (months === 0) return say("freshness.less_than_month");
  return months >= 120 ? say("freshness.more_than_years") : say("freshness.months", as.counted(months));
}

const usual = [6, 12, 18, 24, 36, 60];

function choices(standing: number | null): number[] {
  return [...new Set([...usual, ...(standing === null ? [] : [standing])])].toSorted((a, b) => a - b);
}

import { sql } from "kysely";
import type { Identity } from "#identify/customers";
import { recordEvents } from "#identify/events";
import { plain } from "#identify/tables";
import type { Tx } from "#platform/database";
import { newId } from "#platform/ids";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import type { RowCells } from "./cells.ts";
import { type Fact, factKind, type StandingFact } from "./facts.ts";
import { defineKind, type RoleSpec, type RowLoad } from "./kind.ts";
import { identitiesOf, identityRoles, rx } from "./people_roles.ts";

/** What one row says that happened. */
export type EventSaid = {
  readonly identities: readonly Identity[];
  readonly messageId: string | null;
  readonly type: string;
  readonly at: Date;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly props: Readonly<Record<string, string>>;
};

const roles: readonly RoleSpec[] = [
  {
    role: "type",
    words: [
      rx(
        "(?:event|evento)(?: ?(?:type|name|tipo|nombre))?|tipo (?:de )?evento|consent(?:imiento)?s?(?: .*)?",
      ),
      rx("type|tipo|action|accion|status|estado|answer|respuesta"),
    ],
    needed: true,
    fixable: true,
  },
  {
    role: "at",
    words: [
      rx("(?:event )?(?:timestamp|datetime|date ?time|occurred(?: at)?|fecha y hora)|at|when|cuando"),
      rx("(?:event )?date|fecha(?: (?:del? )?.*)?|dia|day|time|created(?: at)?"),
    ],
    holds: "date",
    needed: true,
  },
  { role: "messageId", words: [rx("message ?id|event ?id|id (?:de |del )?evento|uuid|id evento")] },
  ...identityRoles,
  { role: "amount", words: [rx("amount|importe|monto|value|valor|total|revenue")], holds: "number" },
  { role: "currency", words: [rx("currency|moneda|divisa")] },
  { role: "purpose", words: [rx("purpose|finalidad|proposito|fin")], fixable: true },
  { role: "channel", words: [rx("channel|canal|medio")], fixable: true },
];

/** What answers to the question for consent mean. */
const consents: Readonly<Record<string, readonly string[]>> = {
  "consent.given":
    "granted given accepted accept yes si true 1 opt in optin subscribed alta aceptado acepta acepto otorgado concedido consiente suscrito".split(
      " ",
    ),
  "consent.denied": "denied refused rejected no false 0 rechazado rechaza denegado negado".split(" "),
  "consent.withdrawn":
    "withdrawn revoked opt out optout unsubscribed baja retirado revocado cancelado desuscrito".split(" "),
};

/** What happened with customers; consents too, by their answers and a purpose. */
export const eventsKind = defineKind<EventSaid>(
  factKind<EventSaid>({
    kind: "events",
    fact: "event",
    roles,
    oneOf: identityRoles.map((one) => one.role),
    others: "props",
    rule: "first",
    read: readEvent,
    show: ({ identities, at, props, ...said }) => ({
      ...Object.fromEntries(identities.map(({ kind, value }) => [kind, value])),
      ...said,
      at: at.toISOString(),
      ...props,
    }),
    refOf: ({ messageId }) => messageId,
    identitiesOf: ({ identities }) => identities,
    contentOf: ({ type, at, amount, currency, props }) => ({
      type,
      at: at.toISOString(),
      amount,
      currency,
      props,
    }),
    standing: standingEvents,
    write: writeEvents,
    remove: removeEvents,
  }),
);

/** Events that follow from facts of their own: whoever has one imports the fact. */
const reserved =
  /^(order\.(placed|refunded|cancelled|updated|repriced)|customer\.(created|updated|merged|erased|\w+_changed))$/;

function readEvent(cells: RowCells): EventSaid | Refusal {
  const at = cells.moment("at");
  if (isRefusal(at)) return at;
  if (at === null) return cells.refuse("row.date_missing", "at");
  const type = typeOf(cells);
  if (isRefusal(type)) return type;
  const who = identitiesOf(cells);
  if (isRefusal(who)) return who;
  const amount = cells.number("amount");
  if (amount !== null && typeof amount !== "string") return amount;
  const props: Record<string, string> = Object.fromEntries(cells.others());
  for (const role of ["purpose", "channel"]) {
    const text = cells.text(role);
    if (text !== null) props[role] = text;
  }
  for (const role of who.spoilt) props[`${role}.unread`] = cells.text(role) ?? "";
  if (Buffer.byteLength(JSON.stringify(props)) > largest)
    return refuse("row.props_too_large", {}, { status: 422 });
  return {
    identities: who.identities,
    messageId: cells.text("messageId")?.slice(0, 400) ?? null,
    type,
    at,
    amount: amount === null ? null : canonical(amount),
    currency: amount === null ? null : cells.currency("currency"),
    props,
  };
}

const largest = 32 * 1024;

/** `noun.past_verb`, or an answer to the question for consent. */
function typeOf(cells: RowCells): string | Refusal {
  const text = cells.text("type");
  if (text === null) return cells.refuse("row.type_missing", "type");
  const type = text.toLowerCase().replaceAll(/\s+/g, "_");
  if (/^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/.test(type) && type.length <= 100)
    return reserved.test(type) ? cells.refuse("row.type_reserved", "type") : type;
  const word = plain(text);
  for (const [consent, words] of Object.entries(consents)) if (words.includes(word)) return consent;
  return cells.refuse("row.type_invalid", "type");
}

/** Four decimals, as the record keeps money; no zeros at the end. */
function canonical(amount: string): string {
  const [whole = "0", places = ""] = amount.split(".");
  const kept = places.slice(0, 4).replace(/0+$/, "");
  return kept === "" ? whole : `${whole}.${kept}`;
}

async function standingEvents(tx: Tx, load: RowLoad, facts: readonly Fact[]): Promise<StandingFact[]> {
  const { rows } = await sql<StandingFact>`
    select event.customer_id as "customerId", event.profile_id as "profileId", event.message_id as ref,
      event.received_at as at,
      jsonb_build_object('type', event.type, 'at', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'amount', trim_scale(event.amount)::text, 'currency', event.currency, 'props', event.props) as said
    from unnest(${facts.map((one) => one.customerId)}::uuid[], ${facts.map((one) => one.ref)}::text[])
      as asked(customer_id, ref)
    cross join lateral (
      select * from identify.event
      where workspace_id = ${load.workspaceId} and customer_id = asked.customer_id and source_id = ${load.sourceId}
        and message_id = asked.ref
      limit 1
    ) as event
  `.execute(tx);
  return rows;
}

async function writeEvents(tx: Tx, load: RowLoad, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ customerId, profileId, ref, said }) => ({
    ...said,
    customer_id: customerId,
    profile_id: profileId,
    message_id: ref,
    event_id: newId(load.now),
  }));
  const events = sql`
    select customer_id, profile_id, ${load.sourceId}::uuid as source_id, message_id, event_id, type, at, amount, currency,
      props, null::uuid as cause_id, 0 as depth
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(
      customer_id uuid, profile_id uuid, message_id text, event_id uuid, type text, at timestamptz, amount numeric,
      currency text, props jsonb
    )`;
  await recordEvents(tx, load.workspaceId, events, "past", load.now);
}

async function removeEvents(
  tx: Tx,
  load: RowLoad,
  facts: readonly Pick<Fact, "customerId" | "ref">[],
): Promise<void> {
  if (facts.length === 0) return;
  await sql`
    delete from identify.event
    using unnest(${facts.map((one) => one.customerId)}::uuid[], ${facts.map((one) => one.ref)}::text[])
      as gone(customer_id, ref)
    where event.workspace_id = ${load.workspaceId} and event.customer_id = gone.customer_id
      and event.source_id = ${load.sourceId} and event.message_id = gone.ref
  `.execute(tx);
}

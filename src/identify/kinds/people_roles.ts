import { identitiesIn, type Identity } from "#identify/customers";
import { refuse, type Refusal } from "#platform/refusals";
import type { RowCells } from "./cells.ts";
import type { RoleSpec } from "./kind.ts";

const buyer =
  "(?:customer|client|cliente|contact|contacto|user|usuario|member|socio|person|persona|buyer|comprador|patient|paciente|account|cuenta)";

/** The roles that say who somebody is. */
export const identityRoles: readonly RoleSpec[] = [
  {
    role: "externalId",
    words: [
      rx(`external ?id|${buyer}s?(?: de)? ?(?:id|no|n|num|numero|number|code|codigo|ref)`),
      rx(`(?:id|codigo|code|numero|number|n|cod)(?: de| del)? ?${buyer}`),
      rx(`${buyer}|id|codigo|code`),
    ],
  },
  { role: "email", words: [rx(`(?:.* )?(?:e ?mails?|correos?|mail)(?: (?:electronico|address|${buyer}))?`)] },
  {
    role: "phone",
    words: [rx(`(?:.* )?(?:telefonos?|phones?|moviles|movil|celular|mobile|cell|tel|whatsapp)(?: .*)?`)],
  },
  {
    role: "nationalId",
    words: [
      rx(
        "(?:dni|nif|nie|cif|rut|run|ruc|cedula|nit|rfc|curp|cpf|cnpj|cuit|cuil|documento|national id|documento de identidad|numero de documento|identificacion|tax id)(?: .*)?",
      ),
    ],
  },
];

const names = { externalId: "externalId", email: "email", phone: "phone", nationalId: "nationalId" } as const;

/**
 * Who a row is about. What cannot be read as what its column says refuses the row, unless another column names them: then
 * `spoilt` says which is left out.
 */
export function identitiesOf(
  cells: RowCells,
): { readonly identities: readonly Identity[]; readonly spoilt: readonly string[] } | Refusal {
  const said: Record<string, string> = {};
  for (const role of Object.values(names)) {
    const text = cells.text(role);
    if (text !== null) said[role] = text;
  }
  const schema = identitiesIn(cells.plan.country);
  const spoilt: string[] = [];
  for (;;) {
    const read = schema.safeParse(said);
    if (read.success) return { identities: read.data, spoilt };
    const [issue] = read.error.issues;
    const role = String(issue?.path[0] ?? "");
    if (!(role in said)) {
      const [first] = spoilt;
      if (first !== undefined) return cells.refuse(`row.${first}_invalid`, first);
      return Object.keys(said).length === 0
        ? refuse("row.identity_missing", {}, { status: 422 })
        : refuse("row.identity_shared", { value: Object.values(said)[0] ?? "" }, { status: 422 });
    }
    spoilt.push(role);
    delete said[role];
  }
}

/** A header that is one of these phrases from end to end. */
export function rx(phrases: string): RegExp {
  return new RegExp(`^(?:${phrases})$`);
}

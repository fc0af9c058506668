import { beta, chance, gamma, pick, type Stream, categorical } from "./sampling.ts";
import { customerTypes, type TypeName, typeNames } from "./customerTypes.ts";
import { cities, firstNames, places, surnames, venues } from "./names.ts";
import { type Grind, origins } from "./catalogue.ts";
import { shops } from "./world.ts";

/** Who somebody is. Names are put together by lot, addresses and numbers cannot belong to anybody. */
export type Person = {
  readonly type: TypeName;
  readonly firstName: string;
  readonly surnames: readonly [string, string];
  /** A café's name; null for private persons. */
  readonly business: string | null;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  readonly city: string;
};

/** What of somebody decides how they buy. */
export type Taste = {
  /** Place in `shops` of the one nearby; null: only the web. */
  readonly shop: number | null;
  /** Share of their purchases made on the web, 0–1. */
  readonly webShare: number;
  /** Spending level, mean 1 among people. */
  readonly level: number;
  /** Place in `origins` of the coffee they like best. */
  readonly favourite: number;
  readonly grind: Grind;
};

/** The person with an index (from 0), from a stream of their own. */
export function personOf(index: number, stream: Stream): { person: Person; taste: Taste } {
  const type = typeNames[drawType(stream)] as TypeName;
  const { nearby, web } = customerTypes[type];
  const shop = chance(stream, nearby) ? drawShop(stream) : null;
  const firstName = pick(stream, firstNames);
  const both = [pick(stream, surnames), pick(stream, surnames)] as const;
  const business = type === "cafe" ? `${pick(stream, venues)} ${pick(stream, places)}` : null;
  const taste: Taste = {
    shop,
    webShare: shop === null ? 1 : beta(stream, web.a, web.b),
    level: gamma(stream, 2.5, 1),
    favourite: drawOrigin(stream),
    grind: type === "cafe" || chance(stream, 0.55) ? "beans" : "ground",
  };
  const city = shop === null ? (cities[drawCity(stream)]?.[0] ?? "Madrid") : (shops[shop]?.city ?? "Madrid");
  const email = `${slug(firstName)}.${slug(both[0])}${index + 1}@${pick(stream, domains)}`;
  return { person: { type, firstName, surnames: both, business, email, phone: phoneOf(index), city }, taste };
}

/** Domains that RFC 2606 keeps for examples: no mail to them arrives anywhere. */
const domains = ["example.com", "example.org", "example.net", "correo.example"] as const;

const drawType = categorical(typeNames.map((name) => customerTypes[name].share));
const drawShop = categorical([45, 30, 25]);
const drawOrigin = categorical(origins.map(([, , , weight]) => weight));
const drawCity = categorical(cities.map(([, weight]) => weight));

/**
 * A number of its own for each of ten million people. Spain keeps no numbers for fiction, so these begin with 79, which
 * no service uses. The factor has no divisor in common with 10⁷: neighbours look unrelated, and no two are the same.
 */
function phoneOf(index: number): string {
  return `+3479${String((index * 4_812_907 + 1_234_567) % 10_000_000).padStart(7, "0")}`;
}

function slug(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/[^a-zA-Z]/g, "")
    .toLowerCase();
}

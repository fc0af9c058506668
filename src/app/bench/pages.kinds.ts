import type { Sample } from "./samples.store.ts";

/** What a page asks of the API, in as many variations as it is asked for. */
export type Kind = {
  readonly page: string;
  /** As the OpenAPI document names it; a kind whose route is not there is left out. */
  readonly route: string;
  /** The path and query of the n-th request. */
  readonly path: (n: number) => string;
};

/** What requests are varied by. */
export type Variety = {
  readonly samples: readonly Sample[];
  /** A customer with thousands of entries in their timeline. */
  readonly busy: string;
  /** YYYY-MM-DD */
  readonly today: string;
};

const stages = ["prospect", "first_time", "early_repeater", "core", "at_risk", "defector", "recovered"];
const tiers = ["top", "big", "medium", "small", "inactive", "prospects"];

/** Everything that the pages ask while somebody walks through them. Figures of value stand apart (`figureKinds`). */
export function pageKinds({ samples, busy, today }: Variety): Kind[] {
  const of = (n: number): Sample => samples[n % samples.length] as Sample;
  const stage = (n: number) => stages[n % stages.length];
  const tier = (n: number) => tiers[n % tiers.length];
  const ago = (days: number) => daysBefore(today, days);
  const list = (page: string, query: (n: number) => string): Kind => ({
    page: `customers: ${page}`,
    route: "/api/customers",
    path: (n) => `/api/customers?${query(n)}`,
  });
  const search = (page: string, said: (one: Sample, n: number) => string) =>
    list(`search, ${page}`, (n) => `search=${encodeURIComponent(said(of(n), n))}`);
  const one = (page: string, route: string, query = "", who = (n: number) => of(n).customerId): Kind => ({
    page: `customer: ${page}`,
    route: `/api/customers/{customerId}${route}`,
    path: (n) => `/api/customers/${who(n)}${route}${query}`,
  });
  return [
    list("by last order", (n) => `sort=lastOrder&limit=${50 + (n % 50)}`),
    list("by revenue", (n) => `sort=revenue&limit=${50 + (n % 50)}`),
    list("by name", (n) => `sort=name&limit=${50 + (n % 50)}`),
    list("by stage", (n) => `stage=${stage(n)}&sort=${n % 2 ? "revenue" : "lastOrder"}`),
    list("by tier", (n) => `tier=${tier(n)}&sort=${n % 2 ? "revenue" : "lastOrder"}`),
    list("by stage and tier", (n) => `stage=${stage(n)}&tier=${tier(n >> 1)}&sort=revenue`),
    list("by stage, by name", (n) => `stage=${stage(n)}&sort=name`),
    list("by a trait", (n) => `trait.city=${encodeURIComponent(of(n).city ?? "")}&sort=revenue`),
    list("by dates", (n) => `orderedAfter=${ago(60 + n)}&orderedBefore=${ago(30 + n)}`),
    list(
      "by stage, a trait and dates",
      (n) =>
        `stage=${stage(n)}&trait.city=${encodeURIComponent(of(n).city ?? "")}&orderedAfter=${ago(200 + n)}`,
    ),
    search("a whole name", ({ name }) => name),
    search("a part of a name", ({ name }) => name.slice(0, 5)),
    search("two parts of a name", ({ name }) =>
      name
        .split(" ")
        .map((word) => word.slice(0, 4))
        .slice(0, 2)
        .join(" "),
    ),
    search("without accents", ({ name }) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()),
    search("one letter wrong", ({ name }, n) => misspelt(name, n)),
    search("an e-mail", ({ email }) => email),
    search("a phone", ({ phone, email }) => phone ?? email),
    search("a number of theirs", ({ externalId }) => externalId),
    search("nobody", (_, n) => `zzqx${n}`),
    one("who", ""),
    one("timeline", "/timeline"),
    one("timeline, filtered", "/timeline", "?types=order.*"),
    one("timeline of thousands", "/timeline", "?limit=100", () => busy),
    one("timeline of thousands, filtered", "/timeline", "?types=order.*", () => busy),
    one("timeline of thousands, at a date", "/timeline", `?before=${ago(300)}T00:00:00Z`, () => busy),
    one("orders", "/orders"),
    one("relationship", "/relationship"),
    one("freshness", "/freshness"),
    one("notes", "/notes"),
    ...whole("/api/touchpoints", "/api/products", "/api/product-categories", "/api/object-types"),
    ...whole("/api/freshness", "/api/freshness/asks"),
  ];
}

/** Pages that ask one thing. */
function whole(...routes: readonly string[]): Kind[] {
  return routes.map((route) => ({ page: route.slice("/api/".length), route, path: () => route }));
}

/** A figure of value: `path` at a date, YYYY-MM-DD; of today without one. */
export type FigureKind = Pick<Kind, "page" | "route"> & { readonly path: (at: string | null) => string };

/** The figures of value, and what is compared between a date and thirty days before it. */
export function figureKinds(): FigureKind[] {
  const at = ["pyramid", "rfm", "lifecycle", "cohorts", "trend", "concentration", "wealth"].map((name) => ({
    page: `value: ${name}`,
    route: `/api/value/${name}`,
    path: (date: string | null) => `/api/value/${name}${date === null ? "" : `?at=${date}`}`,
  }));
  const between = ["changes", "flows", "movers"].map((name) => ({
    page: `value: ${name}`,
    route: `/api/value/${name}`,
    path: (date: string | null) =>
      `/api/value/${name}${date === null ? "" : `?from=${daysBefore(date, 30)}&to=${date}`}`,
  }));
  return [...at, ...between];
}

/** YYYY-MM-DD, some days before another. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

/** A name with one letter of its longest word changed for another. */
function misspelt(name: string, n: number): string {
  const word = name.split(" ").toSorted((a, b) => b.length - a.length)[0] ?? name;
  const place = 1 + (n % Math.max(1, word.length - 2));
  return `${word.slice(0, place)}${word[place] === "x" ? "k" : "x"}${word.slice(place + 1)}`;
}

import type { OccasionKind } from "./calendar.ts";
import type { Category } from "./catalogue.ts";

/** A gamma law by shape and mean; a beta law by its two counts. */
export type GammaLaw = { readonly shape: number; readonly mean: number };
export type BetaLaw = { readonly a: number; readonly b: number };

/**
 * When someone of a type buys. Times in days.
 * - poisson: a Poisson process, its rate Gamma(shape r, scale α) among people (Ehrenberg's NBD), thinned by the season.
 * - erlang: gaps are Erlang(stages) around the person's own mean gap, which is Gamma among people: a regular rhythm.
 * - occasions: at each occasion with the person's own chance for its kind, which is Beta among people; a birthday that
 *   they remember, any day of the year, is one.
 * - once: at arrival and never again.
 */
export type BuyingLaw =
  | { readonly law: "poisson"; readonly r: number; readonly alpha: number }
  | { readonly law: "erlang"; readonly stages: number; readonly meanGap: GammaLaw }
  | { readonly law: "occasions"; readonly chance: Record<OccasionKind | "birthday", BetaLaw> }
  | { readonly law: "once" };

/**
 * When someone leaves without a word.
 * - pareto: after an exponential time, its rate Gamma(shape s, scale β) among people (Schmittlein et al. 1987).
 * - betaGeometric: after any repeat purchase, with the person's own chance, Beta(a, b) among people (Fader et al. 2005).
 */
export type LeavingLaw =
  | { readonly law: "pareto"; readonly s: number; readonly beta: number }
  | { readonly law: "betaGeometric"; readonly a: number; readonly b: number }
  | { readonly law: "never" };

/** What someone puts in the basket. */
export type Habit = {
  /** Mean further lines, and mean further units of a line, of a customer whose spending level is 1. */
  readonly furtherLines: number;
  readonly furtherUnits: number;
  /** Chance that a bag of coffee is one of a kilo. */
  readonly kilo: number;
  /** How the lines spread over the categories. */
  readonly mix: Partial<Record<Category, number>>;
  /** Off the list price. */
  readonly discount: number;
  /** Pays postage on small web orders. */
  readonly paysPostage: boolean;
};

export type CustomerType = {
  /** Share of the customers, 0–1. */
  readonly share: number;
  readonly buying: BuyingLaw;
  readonly leaving: LeavingLaw;
  /** Chance that somebody who left comes back, and the silence before: `least` days + Gamma. */
  readonly winBack: { readonly chance: number; readonly least: number; readonly silence: GammaLaw };
  /** Chance to live near one of the shops; the others have only the web. */
  readonly nearby: number;
  /** Someone nearby buys on the web with their own chance, Beta among people. */
  readonly web: BetaLaw;
  /** How many times as many people arrive a day at the end as at the beginning. */
  readonly growth: number;
  readonly habit: Habit;
};

export const typeNames = ["subscriber", "regular", "occasional", "giver", "cafe", "once"] as const;
export type TypeName = (typeof typeNames)[number];

const comesBack = { chance: 0.3, least: 60, silence: { shape: 3, mean: 90 } };
const staysAway = { chance: 0, least: 0, silence: { shape: 1, mean: 1 } };

/** The people of the model; docs/simulation.md tells who they are and why these numbers. */
export const customerTypes: Record<TypeName, CustomerType> = {
  subscriber: {
    share: 0.13,
    buying: { law: "erlang", stages: 24, meanGap: { shape: 14, mean: 31 } },
    leaving: { law: "betaGeometric", a: 0.8, b: 11 },
    winBack: comesBack,
    nearby: 0.3,
    web: { a: 30, b: 1 },
    growth: 2,
    habit: {
      furtherLines: 0.25,
      furtherUnits: 0.9,
      kilo: 0.25,
      mix: { coffee: 90, capsules: 8, equipment: 2 },
      discount: 0.1,
      paysPostage: false,
    },
  },
  regular: {
    share: 0.035,
    buying: { law: "erlang", stages: 2, meanGap: { shape: 8, mean: 9 } },
    leaving: { law: "pareto", s: 2.5, beta: 500 },
    winBack: { ...comesBack, chance: 0.35 },
    nearby: 1,
    web: { a: 1, b: 14 },
    growth: 1.5,
    habit: {
      furtherLines: 0.35,
      furtherUnits: 0.15,
      kilo: 0.05,
      mix: { coffee: 84, capsules: 8, equipment: 4, gift: 3, workshop: 1 },
      discount: 0,
      paysPostage: true,
    },
  },
  occasional: {
    share: 0.45,
    buying: { law: "poisson", r: 1.6, alpha: 105 },
    leaving: { law: "pareto", s: 1.6, beta: 600 },
    winBack: { ...comesBack, chance: 0.2 },
    nearby: 0.75,
    web: { a: 0.8, b: 1.8 },
    growth: 2,
    habit: {
      furtherLines: 0.6,
      furtherUnits: 0.25,
      kilo: 0.15,
      mix: { coffee: 74, capsules: 10, equipment: 10, gift: 5, workshop: 1 },
      discount: 0,
      paysPostage: true,
    },
  },
  giver: {
    share: 0.16,
    buying: {
      law: "occasions",
      chance: {
        christmas: { a: 2.4, b: 1.4 },
        epiphany: { a: 0.5, b: 3.5 },
        valentine: { a: 0.3, b: 4 },
        fathers: { a: 0.4, b: 3 },
        mothers: { a: 1.3, b: 1.9 },
        birthday: { a: 0.4, b: 2.6 },
      },
    },
    leaving: { law: "pareto", s: 1.5, beta: 700 },
    winBack: staysAway,
    nearby: 0.65,
    web: { a: 2, b: 1.5 },
    growth: 1.6,
    habit: {
      furtherLines: 0.5,
      furtherUnits: 0.15,
      kilo: 0.02,
      mix: { coffee: 16, equipment: 16, gift: 64, workshop: 4 },
      discount: 0,
      paysPostage: true,
    },
  },
  cafe: {
    share: 0.012,
    buying: { law: "erlang", stages: 6, meanGap: { shape: 12, mean: 20 } },
    leaving: { law: "pareto", s: 3, beta: 1400 },
    winBack: { ...comesBack, chance: 0.25 },
    nearby: 1,
    web: { a: 4, b: 6 },
    growth: 1.5,
    habit: {
      furtherLines: 0.8,
      furtherUnits: 1.2,
      kilo: 0.97,
      mix: { coffee: 96, equipment: 4 },
      discount: 0.15,
      paysPostage: false,
    },
  },
  once: {
    share: 0.213,
    buying: { law: "once" },
    leaving: { law: "never" },
    winBack: staysAway,
    nearby: 0.65,
    web: { a: 1.2, b: 1.2 },
    growth: 1.6,
    habit: {
      furtherLines: 0.4,
      furtherUnits: 0.15,
      kilo: 0.05,
      mix: { coffee: 58, capsules: 6, equipment: 16, gift: 18, workshop: 2 },
      discount: 0,
      paysPostage: true,
    },
  },
};

/** People who pay at a till and leave no name. */
export const walkInHabit: Habit = {
  furtherLines: 0.3,
  furtherUnits: 0.1,
  kilo: 0.03,
  mix: { coffee: 76, capsules: 8, equipment: 6, gift: 10 },
  discount: 0,
  paysPostage: false,
};

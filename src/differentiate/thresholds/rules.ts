import type { Rule } from "./threshold.ts";

const times = { decimals: 2, min: 0.5, max: 100 } as const;
const days = { decimals: 0, min: 1, max: 3650 } as const;
const share = { decimals: 2, min: 0, max: 100, percent: true } as const;

/** The lifecycle's thresholds, in the order in which one explains them; within the bounds that the server keeps. */
export const lifecycleRules: readonly Rule[] = [
  { text: "thresholds.rule.at_risk", thresholds: [{ ...times, name: "atRiskAfter" }] },
  {
    text: "thresholds.rule.defector",
    thresholds: [{ ...times, name: "defectorAfter", above: "atRiskAfter" }],
  },
  {
    text: "thresholds.rule.repeater",
    thresholds: [
      { name: "earlyRepeaterFrom", decimals: 0, min: 2, max: 1000 },
      { name: "coreFrom", decimals: 0, min: 3, max: 1000, above: "earlyRepeaterFrom" },
    ],
  },
  {
    text: "thresholds.rule.rhythm",
    thresholds: [
      { ...days, name: "rhythmMin" },
      { ...days, name: "rhythmMax", from: "rhythmMin" },
    ],
  },
  {
    text: "thresholds.rule.default",
    thresholds: [{ ...days, name: "rhythmDefault", from: "rhythmMin", upTo: "rhythmMax" }],
  },
];

/** The pyramid's thresholds and the period of value. */
export const valueRules: readonly Rule[] = [
  {
    text: "thresholds.rule.period",
    thresholds: [{ name: "periodMonths", decimals: 0, min: 1, max: 120 }],
  },
  {
    text: "thresholds.rule.pyramid",
    thresholds: [
      { ...share, name: "topShare" },
      { ...share, name: "bigShare", from: "topShare" },
      { ...share, name: "mediumShare", from: "bigShare" },
    ],
  },
];

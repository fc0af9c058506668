import fc from "fast-check";
import { expect, test } from "vitest";
import { lifecycleSettings } from "#differentiate/lifecycle";
import { valueSettings } from "#differentiate/value";
import { lifecycleRules, valueRules } from "./rules.ts";
import { read, shown } from "./threshold.ts";
import { lifecycleThresholds, valueThresholds } from "./thresholds.contract.ts";

test("the defaults are shown, read back as they were, and have no fault", () => {
  for (const [rules, settings] of [
    [lifecycleRules, lifecycleSettings.parse({})],
    [valueRules, valueSettings.parse({})],
  ] as const) {
    expect(read(shown(settings, rules), rules)).toEqual({ settings, faults: {} });
  }
  expect(shown(valueSettings.parse({}), valueRules)).toMatchObject({ topShare: 1, mediumShare: 20 });
});

test("a comma is a decimal point, and nothing is not zero", () => {
  const draft = { ...shown(lifecycleSettings.parse({}), lifecycleRules), atRiskAfter: "1,5", coreFrom: "" };
  const { settings, faults } = read(draft, lifecycleRules);
  expect(settings["atRiskAfter"]).toBe(1.5);
  expect(faults).toEqual({ coreFrom: { text: "thresholds.number_needed" } });
});

test("what the form finds sound, the server takes; what it finds at fault, the server refuses", () => {
  const times = fc.oneof(
    fc.constantFrom(0, 0.4, 0.5, 2, 3, 100, 101),
    fc.double({ min: 0, max: 120, noNaN: true }),
  );
  const whole = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 14, 365, 3650, 3651), fc.nat(4000));
  const percent = fc.oneof(
    fc.constantFrom(0, 1, 5, 20, 100, 101),
    fc.integer({ min: 0, max: 11_000 }).map((n) => n / 100),
  );
  fc.assert(
    fc.property(
      fc.record({
        atRiskAfter: times,
        defectorAfter: times,
        earlyRepeaterFrom: whole,
        coreFrom: whole,
        rhythmMin: whole,
        rhythmMax: whole,
        rhythmDefault: whole,
      }),
      (draft) => {
        const { settings, faults } = read(draft, lifecycleRules);
        expect(Object.keys(faults).length === 0).toBe(lifecycleThresholds.safeParse(settings).success);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.record({ periodMonths: whole, topShare: percent, bigShare: percent, mediumShare: percent }),
      (draft) => {
        const { settings, faults } = read(draft, valueRules);
        expect(Object.keys(faults).length === 0).toBe(valueThresholds.safeParse(settings).success);
      },
    ),
  );
});

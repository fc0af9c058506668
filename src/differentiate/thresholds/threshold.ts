/** One number of a rule, as the form asks for it. */
export type Threshold = {
  /** Its name in the settings. */
  readonly name: string;
  readonly decimals: 0 | 1 | 2;
  readonly min: number;
  readonly max: number;
  /** In the settings a share 0–1, in the form a percentage. */
  readonly percent?: true;
  /** The threshold that it must be greater than; with `from` it may be equal, and with `upTo` it may not be greater. */
  readonly above?: string;
  readonly from?: string;
  readonly upTo?: string;
};

/** A rule in words: its text and the numbers in it. */
export type Rule = { readonly text: string; readonly thresholds: readonly Threshold[] };

/** What the fields hold: numbers, and texts while somebody types. */
export type Draft = Readonly<Record<string, string | number>>;
export type Settings = Readonly<Record<string, number>>;

/** What is wrong with a number, as the id of a text with its parameters. */
export type Fault =
  | { readonly text: "thresholds.number_needed" }
  | { readonly text: "thresholds.too_small"; readonly least: number }
  | { readonly text: "thresholds.too_great"; readonly most: number }
  | { readonly text: "thresholds.must_exceed"; readonly least: number };

/** The settings as the form shows them. */
export function shown(settings: Settings, rules: readonly Rule[]): Record<string, number> {
  return Object.fromEntries(
    all(rules).map(({ name, percent }) => {
      const value = settings[name] ?? 0;
      return [name, percent ? round(value * 100) : value];
    }),
  );
}

/** What was typed as settings; where a number is missing or against its rule, what is wrong with it. */
export function read(
  draft: Draft,
  rules: readonly Rule[],
): { readonly settings: Settings; readonly faults: Readonly<Record<string, Fault>> } {
  const numbers = Object.fromEntries(all(rules).map(({ name }) => [name, numberOf(draft[name])]));
  const faults = all(rules).flatMap((one): [string, Fault][] => {
    const fault = faultOf(one, numbers);
    return fault ? [[one.name, fault]] : [];
  });
  const settings = all(rules).map(({ name, percent }) => {
    const value = numbers[name] ?? 0;
    return [name, percent ? round(value) / 100 : value] as const;
  });
  return {
    settings: Object.fromEntries(settings.map(([name, value]) => [name, round(value)])),
    faults: Object.fromEntries(faults),
  };
}

function faultOf(one: Threshold, numbers: Readonly<Record<string, number | null>>): Fault | null {
  const value = numbers[one.name] ?? null;
  if (value === null) return { text: "thresholds.number_needed" };
  const of = (other: string | undefined): number | null =>
    other === undefined ? null : (numbers[other] ?? null);
  const [above, from, upTo] = [of(one.above), of(one.from), of(one.upTo)];
  const least = Math.max(one.min, from ?? one.min);
  const most = Math.min(one.max, upTo ?? one.max);
  if (above !== null && value <= above) return { text: "thresholds.must_exceed", least: above };
  if (value < least) return { text: "thresholds.too_small", least };
  return value > most ? { text: "thresholds.too_great", most } : null;
}

function all(rules: readonly Rule[]): Threshold[] {
  return rules.flatMap((rule) => rule.thresholds);
}

function numberOf(value: string | number | undefined): number | null {
  if (value === undefined || value === "") return null;
  const number = Number(String(value).replace(",", "."));
  return Number.isFinite(number) ? number : null;
}

/** Percentages go through binary fractions: 0.07 × 100 is 7.000000000000001. */
function round(value: number): number {
  return Number(value.toFixed(6));
}

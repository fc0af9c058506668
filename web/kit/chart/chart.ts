import type { Tone } from "#kit/tokens";

/** One horizontal bar, with its own words at its end. A null value draws no bar and says its text. */
export type Bar = {
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
  readonly fill: Tone;
  readonly edge: Tone;
};

/** Horizontal bars from zero; several panels share the labels of the first and stand side by side. */
export type BarsChart = {
  readonly kind: "bars";
  readonly panels: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
};

/** Vertical bars over time, stacked when there are several series. `tick` writes the value axis. */
export type ColumnsChart = {
  readonly kind: "columns";
  readonly labels: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly fill: Tone;
    readonly edge: Tone;
    readonly values: readonly number[];
  }[];
  readonly tick: (value: number) => string;
};

/** A heat map. `heat` is a step of the scale in `#kit/tokens`, 0 = least; a missing cell stays empty. */
export type GridChart = {
  readonly kind: "grid";
  readonly columnTitle: string;
  readonly rowTitle: string;
  readonly columns: readonly string[];
  /** From top to bottom. */
  readonly rows: readonly string[];
  readonly cells: readonly {
    readonly column: number;
    readonly row: number;
    readonly heat: number;
    readonly text: string;
  }[];
};

/** Ways from the places at the left to those at the right; a node is as high as what leads to or from it. */
export type SankeyChart = {
  readonly kind: "sankey";
  readonly nodes: readonly {
    readonly side: "left" | "right";
    readonly label: string;
    /** How many, written beside the label. */
    readonly text: string;
    readonly fill: Tone;
    readonly edge: Tone;
  }[];
  readonly links: readonly {
    /** Places in `nodes`. */
    readonly from: number;
    readonly to: number;
    readonly value: number;
    readonly text: string;
  }[];
};

/** A line that rises over shares from 0 to 1, beside the one where all are equal, with a few points of it marked. */
export type CurveChart = {
  readonly kind: "curve";
  readonly xTitle: string;
  readonly yTitle: string;
  readonly points: readonly (readonly [number, number])[];
  readonly equality: string;
  readonly marks: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly fill: Tone;
    readonly edge: Tone;
  }[];
  readonly tick: (share: number) => string;
};

/**
 * A wheel of sectors, each with its segments; a segment's area follows its value. `label` of a sector is a short word
 * for the hub, `gap` what is said where it has no segments.
 */
export type WheelChart = {
  readonly kind: "wheel";
  readonly sectors: readonly {
    readonly label: string;
    readonly gap: string;
    readonly segments: readonly {
      readonly label: string;
      readonly value: number;
      readonly text: string;
      readonly fill: Tone;
      readonly edge: Tone;
    }[];
  }[];
};

/** What holds from one moment (milliseconds) until the next. */
export type StepsChart = {
  readonly kind: "steps";
  readonly points: readonly {
    readonly at: number;
    readonly value: number;
    readonly label: string;
    readonly text: string;
  }[];
  readonly fill: Tone;
  readonly edge: Tone;
  readonly tick: (value: number) => string;
  readonly when: (at: number) => string;
};

export type Chart = BarsChart | ColumnsChart | GridChart | SankeyChart | CurveChart | WheelChart | StepsChart;

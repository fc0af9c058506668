import { hash } from "node:crypto";
import type { TablePlace } from "#identify/files";
import {
  cleanCell,
  currencyOf,
  type DatePlan,
  type NumberStyle,
  type RawRecord,
  readDate,
  readNumber,
  saysNothing,
  shortened,
} from "#identify/tables";
import { Temporal } from "temporal-polyfill";
import { refuse, type Refusal } from "#platform/refusals";

/** How the rows of a table are read: everything that was decided, as JSON. */
export type RowPlan = TablePlace & {
  readonly names: readonly string[];
  /** Role → the column's place from 0. */
  readonly columns: Readonly<Record<string, number>>;
  /** Columns without a role: the place, and the trait or property that each becomes. */
  readonly others: readonly (readonly [number, string])[];
  /** Role → what every row says. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly dates: Readonly<Record<string, DatePlan>>;
  readonly numbers: Readonly<Record<string, NumberStyle>>;
  /** Columns whose whole numbers a spreadsheet gave a `.0`. */
  readonly floats: readonly number[];
  readonly zone: string;
  readonly currency: string | null;
  readonly country: string | null;
};

/** The cells of one row, by what they say. */
export class RowCells {
  readonly #record: RawRecord;
  readonly plan: RowPlan;

  constructor(record: RawRecord, plan: RowPlan) {
    this.#record = record;
    this.plan = plan;
  }

  /** What the row as a whole refuses: the reasons of its line, or cells beyond the last column. */
  refusal(): Refusal | null {
    const { fields, problem, row } = this.#record;
    if (problem !== null) return refuse(problem, {}, { status: 422, row });
    const width = this.plan.names.length;
    if (fields.length > width && fields.slice(width).some((field) => cleanCell(field) !== ""))
      return refuse("row.columns_extra", { found: fields.length, expected: width }, { status: 422, row });
    return null;
  }

  /** Tells rows of one content from others. */
  get hash(): string {
    return hash("md5", this.#record.fields.join("\u001f"), "hex");
  }

  /** A role's text, or what every row says; null where the cell says nothing. */
  text(role: string): string | null {
    const column = this.plan.columns[role];
    const own = column === undefined ? null : this.#cell(column);
    return own ?? this.plan.fixed[role] ?? null;
  }

  /** A role's number as exact decimal text; null where there is none, a refusal where it is no number. */
  number(role: string): string | null | Refusal {
    const text = this.text(role);
    if (text === null) return null;
    const number = readNumber(text, this.plan.numbers[role] ?? { decimal: ".", thousands: null });
    return number === "invalid" || number === "out_of_range"
      ? this.refuse(`row.amount_${number}`, role)
      : number;
  }

  /**
   * A role's moment: as the cell says it where it has an offset, else by the workspace's clock. Null where there is none, a
   * refusal where it is no date.
   */
  moment(role: string): Date | null | Refusal {
    const text = this.text(role);
    if (text === null) return null;
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
      const at = new Date(text.replace(" ", "T").replace(/\s/g, ""));
      if (!Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 2100) return at;
    }
    const wall = this.day(role);
    if (wall === null || typeof wall !== "string") return wall;
    const at = Temporal.PlainDateTime.from(wall).toZonedDateTime(this.plan.zone);
    return new Date(at.epochMilliseconds);
  }

  /** A role's date as the file's clock shows it, `YYYY-MM-DDTHH:MM:SS.mmm`. */
  day(role: string): string | null | Refusal {
    const text = this.text(role);
    if (text === null) return null;
    const plan = this.plan.dates[role] ?? { kind: "calendar", order: "dmy", thisYear: 2026 };
    const wall = readDate(text, plan);
    return wall === "invalid" || wall === "out_of_range" ? this.refuse(`row.date_${wall}`, role) : wall;
  }

  /** ISO 4217 of a role, else the plan's. */
  currency(role: string): string | null {
    const text = this.text(role);
    return (text === null ? null : currencyOf(text)) ?? this.plan.currency;
  }

  /** What columns without a role say, by the names that they become; cells that say nothing are left out. */
  others(): [string, string][] {
    return this.plan.others.flatMap(([column, name]) => {
      const text = this.#cell(column);
      return text === null ? [] : [[name, text] as [string, string]];
    });
  }

  /** Refuses the row for what a role's cell says. */
  refuse(id: string, role: string): Refusal {
    const column = this.plan.columns[role];
    const name = column === undefined ? role : (this.plan.names[column] ?? role);
    const value = shortened(this.text(role) ?? "");
    return refuse(id, { column: name, value }, { status: 422, row: this.#record.row, path: name });
  }

  #cell(column: number): string | null {
    const text = cleanCell(this.#record.fields[column] ?? "");
    if (saysNothing(text)) return null;
    return this.plan.floats.includes(column) && text.endsWith(".0") ? text.slice(0, -2) : text;
  }
}

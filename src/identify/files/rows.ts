import {
  bareNumber,
  cleanCell,
  currencyOf,
  negated,
  type NumberStyle,
  type RawRecord,
  readClock,
  readDate,
  readNumber,
  remembered,
  saysNothing,
  shortened,
  times,
  tooLarge,
} from "#identify/tables";
import { hash } from "node:crypto";
import { refuse } from "#platform/refusals";
import type { Refusal } from "#platform/refusals";
import { classOfCode, classOfText } from "./classes.ts";
import type { LineClass } from "./classes.ts";
import type { Kind } from "./classes.ts";
import type { ReadPlan } from "./plan.ts";
import type { Role } from "./understanding.contract.ts";

/** One line of an order file as the record takes it. Decimals are exact and canonical: `-12.5`. */
export type OrderRow = {
  /** The physical line where the record begins, from 1. */
  row: number;
  /** The customer's id; null where the file has none. */
  customer: string | null;
  order: string | null;
  /** The wall clock as written, `YYYY-MM-DDTHH:MM:SS.mmm`. */
  at: string;
  quantity: string | null;
  unitPrice: string | null;
  amount: string;
  currency: string | null;
  sku: string | null;
  product: string | null;
  name: string | null;
  email: string | null;
  /** What the line is by its status or its sign. */
  kind: Kind;
  class: LineClass;
  zeroPrice: boolean;
  /** md5 of the row's raw fields, 32 hex characters: identical rows have equal ones. */
  hash: string;
};

const MEMORY = 10_000;
type NumberRole = "amount" | "quantity" | "price";

/** Turns records into order rows by a plan. */
export class RowReader {
  readonly #plan: ReadPlan;
  readonly #names: readonly string[];
  /** Columns beyond this index may be absent. */
  readonly #needed: number;
  readonly #date: (text: string) => string;
  readonly #textClass: (text: string) => LineClass;
  readonly #numbers: Readonly<Record<NumberRole, (text: string) => string>>;
  readonly #signs: (text: string) => string | null;

  constructor(plan: ReadPlan, names: readonly string[]) {
    this.#plan = plan;
    this.#names = names;
    const { columns } = plan;
    const money =
      plan.amountFrom === "amount"
        ? [columns.amount]
        : plan.amountFrom === "price"
          ? [columns.price]
          : [columns.quantity, columns.price];
    this.#needed = Math.max(columns.customer!, columns.date!, ...money.map((column) => column!));
    this.#date = remembered((text) => readDate(text, plan.date), MEMORY);
    this.#textClass = remembered(classOfText, MEMORY);
    const reader = (style: NumberStyle) => remembered((text) => readNumber(text, style), MEMORY);
    this.#numbers = {
      amount: reader(plan.styles.amount),
      quantity: reader(plan.styles.quantity),
      price: reader(plan.styles.price),
    };
    this.#signs = remembered((text) => bareNumber(text)?.currency ?? null, MEMORY);
  }

  /**
   * Reads one record. Refusals, all with the line: row.nul_byte, row.too_long, row.quote_unclosed, row.columns_missing,
   * row.columns_extra, row.date_missing, row.date_invalid, row.date_out_of_range, row.time_invalid, row.amount_missing,
   * row.amount_invalid, row.amount_out_of_range, and the same three for quantity and price.
   */
  read(record: RawRecord): OrderRow | Refusal {
    const { row, fields } = record;
    if (record.problem !== null) return refuse(record.problem, {}, { status: 422, row });
    const { width } = this.#plan;
    if (fields.length > width && fields.slice(width).some((field) => cleanCell(field) !== ""))
      return refuse("row.columns_extra", { found: fields.length, expected: width }, { status: 422, row });
    if (fields.length <= this.#needed)
      return refuse("row.columns_missing", { found: fields.length, expected: width }, { status: 422, row });
    const at = this.#at(fields, row);
    if (typeof at !== "string") return at;
    const quantity = this.#number("quantity", fields, row);
    if (isRefusalOf(quantity)) return quantity;
    const price = this.#number("price", fields, row);
    if (isRefusalOf(price)) return price;
    const amount = this.#amount(fields, row, quantity, price);
    if (typeof amount !== "string") return amount;
    return this.#row(record, at, quantity, price, amount);
  }

  #row(
    record: RawRecord,
    at: string,
    quantity: string | null,
    unitPrice: string | null,
    amount: string,
  ): OrderRow {
    const { row, fields } = record;
    const [sku, product] = [this.#text("sku", fields), this.#text("product", fields)];
    const status = this.#text("status", fields);
    const told = status === null ? null : (this.#plan.kinds?.get(status) ?? null);
    const back = told === "return" && !amount.startsWith("-");
    return {
      row,
      customer: this.#text("customer", fields),
      order: this.#text("order", fields),
      at,
      quantity: back && quantity !== null && !quantity.startsWith("-") ? negated(quantity) : quantity,
      unitPrice,
      amount: back ? negated(amount) : amount,
      currency: this.#currency(fields),
      sku,
      product,
      name: this.#text("name", fields),
      email: this.#text("email", fields),
      kind: told ?? kindBySign(quantity, amount),
      class: this.#class(sku, product),
      zeroPrice: unitPrice === "0" || amount === "0",
      hash: hash("md5", fields.join("\u001f"), "hex"),
    };
  }

  #class(sku: string | null, product: string | null): LineClass {
    const told = product === null ? "goods" : this.#textClass(product);
    return told === "goods" && sku !== null ? classOfCode(sku, product !== null) : told;
  }

  #at(fields: readonly string[], row: number): string | Refusal {
    const text = this.#cell("date", fields);
    if (saysNothing(text)) return this.#refuse("row.date_missing", "date", text, row);
    const at = this.#date(text);
    if (at === "invalid" || at === "out_of_range") return this.#refuse(`row.date_${at}`, "date", text, row);
    if (this.#plan.columns.time === undefined || !at.endsWith("T00:00:00.000")) return at;
    const time = this.#cell("time", fields);
    if (saysNothing(time)) return at;
    const clock = readClock(time);
    return clock === null ? this.#refuse("row.time_invalid", "time", time, row) : at.slice(0, 11) + clock;
  }

  /** A number of the row; null where the file has no such column or, for what is not needed, no value. */
  #number(role: NumberRole, fields: readonly string[], row: number): string | null | Refusal {
    if (this.#plan.columns[role] === undefined) return null;
    const text = this.#cell(role, fields);
    const needed =
      role === this.#plan.amountFrom || (this.#plan.amountFrom === "quantity_x_price" && role !== "amount");
    if (saysNothing(text)) return needed ? this.#refuse(`row.${role}_missing`, role, text, row) : null;
    const number = this.#numbers[role](text);
    return number === "invalid" || number === "out_of_range"
      ? this.#refuse(`row.${role}_${number}`, role, text, row)
      : number;
  }

  #amount(
    fields: readonly string[],
    row: number,
    quantity: string | null,
    price: string | null,
  ): string | Refusal {
    const { amountFrom } = this.#plan;
    if (amountFrom === "amount") {
      const amount = this.#number("amount", fields, row);
      // A needed number is never null.
      return amount ?? this.#refuse("row.amount_missing", "amount", "", row);
    }
    if (amountFrom === "price") return price!;
    const amount = times(quantity!, price!);
    return tooLarge(amount) ? this.#refuse("row.amount_out_of_range", "price", amount, row) : amount;
  }

  #cell(role: Role, fields: readonly string[]): string {
    const column = this.#plan.columns[role];
    return column === undefined ? "" : cleanCell(fields[column] ?? "");
  }

  #text(role: Role, fields: readonly string[]): string | null {
    const column = this.#plan.columns[role];
    if (column === undefined) return null;
    const text = cleanCell(fields[column] ?? "");
    if (saysNothing(text)) return null;
    return this.#plan.floats.has(column) ? text.slice(0, -2) : text;
  }

  #currency(fields: readonly string[]): string | null {
    const { columns, currency } = this.#plan;
    if (columns.currency !== undefined) return currencyOf(this.#cell("currency", fields)) ?? currency;
    if (currency === null) return null;
    return this.#signs(this.#cell(columns.amount === undefined ? "price" : "amount", fields)) ?? currency;
  }

  #refuse(id: string, role: Role, value: string, row: number): Refusal {
    const column = this.#names[this.#plan.columns[role]!] ?? role;
    return refuse(id, { column, value: shortened(value) }, { status: 422, row, path: column });
  }
}

function isRefusalOf(value: string | null | Refusal): value is Refusal {
  return value !== null && typeof value !== "string";
}

/** A line goes back where its quantity is negative, or, without one, its amount. */
function kindBySign(quantity: string | null, amount: string): Kind {
  if (quantity !== null && quantity !== "0") return quantity.startsWith("-") ? "return" : "sale";
  return amount.startsWith("-") ? "return" : "sale";
}

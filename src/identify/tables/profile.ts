import { remembered } from "./cells.ts";
import { dateShape, numberKind, readClock } from "./dates.ts";
import { bareNumber } from "./numbers.ts";

/** After so many values a column that is mostly no date (number) is asked no more: texts cost the most. */
const PATIENCE = 1_000;
const HOPELESS = 0.3;
/** Distinct values kept of a column: status words, currency codes, customers of a headerless file. */
const DISTINCT_MAX = 200;
const DISTINCT_LENGTH = 100;
const MEMORY = 4_000;

/** What all values of a column say about dates. */
export type DateVotes = {
  ymd: number;
  /** Month names: beyond doubt. */
  namedDmy: number;
  namedMdy: number;
  /** The first (second) part is above 12, so it is the day. */
  dmy: number;
  mdy: number;
  /** Both are ≤ 12 and differ: nothing follows. */
  open: number;
  /** Both are equal: nothing follows and nothing matters. */
  same: number;
  serial: number;
  epoch_s: number;
  epoch_ms: number;
  clockOnly: number;
  withClock: number;
};

/** What all values of a column say about numbers. */
export type NumberVotes = {
  /** Readable as some number. */
  good: number;
  /** A sign that is surely the decimal one. */
  dot: number;
  comma: number;
  /** … surely the thousands' one, which makes the other the decimal one. */
  groupDot: number;
  groupComma: number;
  /** One dot (comma) and exactly three digits after it: could be either. */
  openDot: number;
  openComma: number;
  /** Groups by blanks or apostrophes, whatever the decimal sign. */
  blanks: number;
  quotes: number;
  /** Plain digits up to 999, and above. */
  small: number;
  large: number;
  /** Rows by currency sign or code. */
  currencies: Map<string, number>;
};

/** Everything that one column says, in memory that does not grow with the file. */
export class ColumnProfile {
  filled = 0;
  rows = 0;
  dates: DateVotes | null = noDates();
  numbers: NumberVotes | null = noNumbers();
  /** Distinct values with their counts; null once there are more than DISTINCT_MAX. */
  values: Map<string, number> | null = new Map();
  /** Every value ends in `.0`: integers that a spreadsheet program turned into floats. */
  floats = true;
  /** Values with leading zeros (00042): ids, never counts. */
  padded = 0;
  /** Values with an @. */
  mails = 0;
  readonly #dateKey = remembered(dateKey, MEMORY);
  readonly #numberKey = remembered(numberKey, MEMORY);

  /** Adds one cleaned cell; `empty` where it says nothing. */
  add(text: string, empty: boolean): void {
    this.rows += 1;
    if (empty) return;
    this.filled += 1;
    if (this.floats && !/^\d+\.0$/.test(text)) this.floats = false;
    if (text.charCodeAt(0) === 48 && /^0\d+$/.test(text)) this.padded += 1;
    if (text.includes("@")) this.mails += 1;
    if (this.values !== null) {
      const known = this.values.get(text);
      if (known !== undefined) this.values.set(text, known + 1);
      else if (this.values.size < DISTINCT_MAX && text.length <= DISTINCT_LENGTH)
        this.values.set(Buffer.from(text).toString(), 1);
      else this.values = null;
    }
    if (this.dates !== null) this.#addDate(this.dates, text);
    if (this.numbers !== null) this.#addNumber(this.numbers, text);
  }

  #addDate(votes: DateVotes, text: string): void {
    const { vote, clock } = this.#dateKey(text);
    if (vote !== null) votes[vote] += 1;
    if (clock) votes.withClock += 1;
    if (this.filled === PATIENCE && dated(votes) + votes.clockOnly + numbered(votes) < HOPELESS * this.filled)
      this.dates = null;
  }

  #addNumber(votes: NumberVotes, text: string): void {
    const { vote, mark, currency } = this.#numberKey(text);
    if (vote === null) {
      if (this.filled === PATIENCE && votes.good < HOPELESS * this.filled) this.numbers = null;
      return;
    }
    votes.good += 1;
    votes[vote] += 1;
    if (mark !== null) votes[mark] += 1;
    if (currency !== null) votes.currencies.set(currency, (votes.currencies.get(currency) ?? 0) + 1);
  }

  /** Share of the filled cells that are calendar dates. */
  dateShare(): number {
    return this.dates === null || this.filled === 0 ? 0 : dated(this.dates) / this.filled;
  }

  numberShare(): number {
    return this.numbers === null || this.filled === 0 ? 0 : this.numbers.good / this.filled;
  }

  /** Share of the filled cells that are a time of day and no more. */
  clockShare(): number {
    return this.dates === null || this.filled === 0 ? 0 : this.dates.clockOnly / this.filled;
  }

  /** The kind of number that could be a date, where the whole column is so. */
  numberedDates(): "serial" | "epoch_s" | "epoch_ms" | null {
    if (this.dates === null || this.filled === 0) return null;
    const { dates, filled } = this;
    return (["serial", "epoch_s", "epoch_ms"] as const).find((kind) => dates[kind] >= 0.9 * filled) ?? null;
  }

  /** Numbers with a fraction: money is so, counts and ids are not. */
  fractions(): number {
    const votes = this.numbers;
    return votes === null ? 0 : votes.dot + votes.comma + votes.openDot + votes.openComma;
  }
}

/** Values that are calendar dates. */
function dated(votes: DateVotes): number {
  return votes.ymd + votes.namedDmy + votes.namedMdy + votes.dmy + votes.mdy + votes.open + votes.same;
}

function numbered(votes: DateVotes): number {
  return votes.serial + votes.epoch_s + votes.epoch_ms;
}

type DateVote = Exclude<keyof DateVotes, "withClock">;

function dateKey(text: string): { vote: DateVote | null; clock: boolean } {
  const shape = dateShape(text);
  if (shape === null) return { vote: readClock(text) === null ? null : "clockOnly", clock: false };
  if (shape.form === "number") return { vote: numberKind(shape.value), clock: false };
  const clock = shape.clock !== "";
  if (clock && readClock(shape.clock) === null) return { vote: null, clock: false };
  if (shape.form !== "open")
    return { vote: shape.form === "ymd" ? "ymd" : shape.form === "dmy" ? "namedDmy" : "namedMdy", clock };
  const { first, second } = shape;
  if (first > 31 || second > 31 || (first > 12 && second > 12)) return { vote: null, clock: false };
  if (first > 12) return { vote: "dmy", clock };
  if (second > 12) return { vote: "mdy", clock };
  return { vote: first === second ? "same" : "open", clock };
}

type NumberVote = "dot" | "comma" | "groupDot" | "groupComma" | "openDot" | "openComma" | "small" | "large";
type NumberKey = { vote: NumberVote | null; mark: "blanks" | "quotes" | null; currency: string | null };

function numberKey(text: string): NumberKey {
  const bare = bareNumber(text);
  if (bare === null) return { vote: null, mark: null, currency: null };
  const mark = bare.body.includes(" ") ? "blanks" : bare.body.includes("'") ? "quotes" : null;
  return { vote: bodyVote(bare.body.replace(/[ ']/g, ""), mark !== null), mark, currency: bare.currency };
}

function bodyVote(body: string, grouped: boolean): NumberVote | null {
  const dots = body.split(".").length - 1;
  const commas = body.split(",").length - 1;
  if (dots > 1 && commas > 1) return null;
  if (dots > 0 && commas > 0)
    return body.lastIndexOf(".") > body.lastIndexOf(",") ? "groupComma" : "groupDot";
  if (dots + commas === 0) return grouped || body.replace(/^0+/, "").length > 3 ? "large" : "small";
  if (dots > 1) return "groupDot";
  if (commas > 1) return "groupComma";
  const open = !grouped && /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
  if (dots === 1) return open ? "openDot" : "dot";
  return open ? "openComma" : "comma";
}

function noDates(): DateVotes {
  return {
    ymd: 0,
    namedDmy: 0,
    namedMdy: 0,
    dmy: 0,
    mdy: 0,
    open: 0,
    same: 0,
    serial: 0,
    epoch_s: 0,
    epoch_ms: 0,
    clockOnly: 0,
    withClock: 0,
  };
}

function noNumbers(): NumberVotes {
  return {
    good: 0,
    dot: 0,
    comma: 0,
    groupDot: 0,
    groupComma: 0,
    blanks: 0,
    quotes: 0,
    openDot: 0,
    openComma: 0,
    small: 0,
    large: 0,
    currencies: new Map(),
  };
}

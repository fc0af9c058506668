/** A rate as it was typed, with its line. */
export type SaidRate = {
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
  readonly line: string;
};

const fields = /^\s*([A-Za-z]{3})[\s;,]+(\d{4})-(\d{2})-(\d{2})[\s;,]+(\d+(?:[.,]\d+)?)\s*$/;
const european = /^\s*([A-Za-z]{3})[\s;,]+(\d{1,2})[/.](\d{1,2})[/.](\d{4})[\s;,]+(\d+(?:[.,]\d+)?)\s*$/;
const most = 500;

/** Reads lines of currency, date (2026-01-31 or 31/01/2026) and rate, apart by spaces, tabs, commas or semicolons. */
export function readRates(text: string): {
  readonly rates: readonly SaidRate[];
  readonly wrong: readonly string[];
} {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const rates: SaidRate[] = [];
  const wrong: string[] = [];
  for (const line of lines.slice(0, most)) {
    const iso = fields.exec(line);
    const other = iso ? null : european.exec(line);
    const [, currency = "", a = "", b = "", c = "", rate = ""] = iso ?? other ?? [];
    if (currency === "") wrong.push(line);
    else {
      const [year, month, day] = iso ? [a, b, c] : [c, b, a];
      const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      rates.push({ currency: currency.toUpperCase(), date, rate: rate.replace(",", "."), line });
    }
  }
  return { rates, wrong: [...wrong, ...lines.slice(most)] };
}

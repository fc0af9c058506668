import { expect, it } from "vitest";
import { readRates } from "./read_rates.ts";

it("reads rates as people write and paste them, and says which lines it does not understand", () => {
  const { rates, wrong } = readRates(
    "USD 2026-01-01 0,92\n gbp\t31/1/2026\t1.17 \n\nmxn;2026-02-01;0.05\nUSD mañana 2\n",
  );
  expect(rates.map(({ currency, date, rate }) => ({ currency, date, rate }))).toEqual([
    { currency: "USD", date: "2026-01-01", rate: "0.92" },
    { currency: "GBP", date: "2026-01-31", rate: "1.17" },
    { currency: "MXN", date: "2026-02-01", rate: "0.05" },
  ]);
  expect(wrong).toEqual(["USD mañana 2"]);
});

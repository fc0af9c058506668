import type { Analysis } from "#app/analyze";
import { stages } from "#differentiate/lifecycle/web";
import { tiers } from "#differentiate/value/web";

/** A gift and home shop of some size: every part of the report has something to say. The same each time. */
export function plausible(changes: Partial<Analysis> = {}): Analysis {
  return {
    file: "pedidos-2011.csv",
    customers: 4372,
    orders: 18_536,
    returns: 3654,
    lines: 541_909,
    rejected: 12,
    withoutCustomer: 135_080,
    revenue: "8300065.814",
    currency: "EUR",
    from: "2010-12-01",
    to: "2011-12-09",
    asOf: "2011-12-09",
    workspaceRhythm: 31,
    lifecycle: [33, 902, 1010, 866, 0, 611, 830, 120].map((customers, i) => ({
      stage: stages[i]!,
      customers,
    })),
    pyramid: pyramid(),
    rfm: rfm(),
    rfmNested: rfm(),
    repeatRate: 0.6556,
    cohorts: cohorts("2010-12", 13),
    concentration: { top1: 0.2987, top5: 0.4711, top20: 0.7465 },
    trend: trend("2010-12", 13),
    understood: understood(),
    settings: {
      lifecycle: {
        atRiskAfter: 2,
        defectorAfter: 3,
        rhythmMin: 14,
        rhythmMax: 365,
        rhythmDefault: 90,
        earlyRepeaterFrom: 2,
        coreFrom: 4,
      },
      value: { topShare: 0.01, bigShare: 0.05, mediumShare: 0.2, periodMonths: 12 },
      period: { from: "2010-12-10", to: "2011-12-09" },
    },
    oddities: [
      { class: "returns", lines: 8905, amount: "-611342.09" },
      { class: "adjustments", lines: 570, amount: "-68674.19" },
      { class: "postage_and_fees", lines: 1857, amount: "78101.88" },
      { class: "bad_debt", lines: 3, amount: "-11062.06" },
      { class: "zero_prices", lines: 2515, amount: "0" },
      { class: "without_customer", lines: 135_080, amount: "1447682.12" },
      { class: "identical_rows", lines: 5268, amount: "42107.5" },
      { class: "future_dates", lines: 0, amount: "0" },
    ],
    rejections: [
      {
        id: "row.date_invalid",
        rows: 9,
        examples: [1204, 5120, 77_301].map((row) => ({
          row,
          params: { value: "31/02/2011", column: "InvoiceDate" },
        })),
      },
      { id: "row.quote_unclosed", rows: 3, examples: [{ row: 400_212, params: {} }] },
    ],
    ...changes,
  };
}

/** A file at the edge: one customer who only returned, no dates known apart, no currency, nothing above zero. */
export function smallest(): Analysis {
  return plausible({
    customers: 1,
    orders: 0,
    returns: 1,
    lines: 1,
    rejected: 0,
    withoutCustomer: 0,
    revenue: "-12.5",
    currency: null,
    from: "2011-12-09",
    to: "2011-12-09",
    workspaceRhythm: null,
    lifecycle: stages.map((stage) => ({ stage, customers: stage === "prospect" ? 1 : 0 })),
    pyramid: tiers.map((tier) => ({
      tier,
      customers: tier === "prospects" ? 1 : 0,
      shareOfCustomers: tier === "prospects" ? 1 : 0,
      revenue: tier === "prospects" ? "-12.5" : "0",
      shareOfRevenue: null,
    })),
    rfm: [],
    rfmNested: [],
    repeatRate: 0,
    cohorts: [],
    concentration: { top1: null, top5: null, top20: null },
    trend: [],
    oddities: [],
    rejections: [],
  });
}

/** Ten years, returns that outweigh sales in the lowest tier, huge sums. */
export function largest(): Analysis {
  return plausible({
    customers: 123_456_789,
    orders: 1_234_567_890,
    revenue: "987654321098765.4321",
    currency: "COP",
    pyramid: pyramid().map((row) =>
      row.tier === "small" ? { ...row, revenue: "-1250000000000", shareOfRevenue: -0.12 } : row,
    ),
    from: "2001-12-01",
    cohorts: cohorts("2002-01", 120),
    trend: trend("2002-01", 120),
  });
}

function pyramid(): Analysis["pyramid"] {
  const rows: [number, string, number | null][] = [
    [43, "2441221.52", 0.2987],
    [171, "1409012.8", 0.1724],
    [643, "2250610.11", 0.2754],
    [3429, "2071880.02", 0.2535],
    [53, "0", 0],
    [33, "0", 0],
    [0, "0", 0],
  ];
  return rows.map(([customers, revenue, shareOfRevenue], i) => ({
    tier: tiers[i]!,
    customers,
    shareOfCustomers: customers / 4372,
    revenue,
    shareOfRevenue,
  }));
}

/** Good scores go together, as they do. */
function rfm(): Analysis["rfm"] {
  const scores = [1, 2, 3, 4, 5];
  return scores.flatMap((r) =>
    scores.flatMap((f) =>
      scores.map((m) => {
        const customers = Math.max(0, 110 - 28 * Math.abs(r - f) - 34 * Math.abs(f - m));
        return { r, f, m, customers, revenue: String(customers * m * m * m * 18.5) };
      }),
    ),
  );
}

function month(first: string, n: number): string {
  const from = new Date(`${first}-01T00:00:00Z`);
  return new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + n)).toISOString().slice(0, 7);
}

function cohorts(first: string, months: number): Analysis["cohorts"] {
  return Array.from({ length: months }, (_, i) => {
    const size = 948 - ((i * 67) % 610);
    const retained = Array.from({ length: months - i }, (__, n) =>
      n === 0 ? size : Math.round(size * (0.15 + 0.3 / (n + 1) + 0.03 * Math.sin(i + n))),
    );
    return { cohort: month(first, i), size, retained };
  });
}

function trend(first: string, months: number): Analysis["trend"] {
  return Array.from({ length: months }, (_, i) => {
    const customers = Math.round(900 + 300 * Math.sin(i / 2) + 30 * (i % 5));
    return {
      month: month(first, i),
      revenue: String(550_000 + 210_000 * Math.sin(i / 2.2) + 9000 * i),
      orders: customers + 400,
      customers,
      returning: i === 0 ? 0 : Math.round(customers * Math.min(0.75, 0.25 + i * 0.05)),
    };
  });
}

function understood(): Analysis["understood"] {
  return {
    columns: {
      customer: "CustomerID",
      order: "InvoiceNo",
      date: "InvoiceDate",
      quantity: "Quantity",
      price: "UnitPrice",
      sku: "StockCode",
      product: "Description",
    },
    allColumns: [
      "InvoiceNo",
      "StockCode",
      "Description",
      "Quantity",
      "InvoiceDate",
      "UnitPrice",
      "CustomerID",
      "Country",
    ],
    header: true,
    delimiter: ",",
    encoding: "windows-1252",
    bom: false,
    compressed: true,
    dateOrder: "dmy",
    dateAmbiguous: true,
    decimal: ".",
    thousands: null,
    amountFrom: "quantity_x_price",
    currency: "EUR",
    warnings: [
      { id: "file.warning.date_ambiguous", params: { column: "InvoiceDate", rows: 541_909 } },
      { id: "file.warning.encoding_mixed", params: {} },
      { id: "file.warning.number_grouped", params: { column: "UnitPrice", sign: ",", rows: 3 } },
    ],
  };
}

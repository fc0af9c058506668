import { Big } from "big.js";
import { z } from "zod";
import { lifecycleAtShape, lifecycleSettings } from "#differentiate/lifecycle";
import { type Flow, flows, type Flows, type Move, move, NEW } from "#differentiate/moves";
import { valueAtShape, valueSettings } from "#differentiate/value";
import { wealthShape as wealth } from "#differentiate/wealth";
import { monthsBefore } from "#platform/clock";
import { defineRoute, type Route } from "#platform/http";
import { isRefusal } from "#platform/refusals";
import { type Answer, answerFigure } from "./answer.ts";
import type { Kind } from "./figure.ts";
import { atQuery, changesQuery, head, rfmQuery } from "./snapshots.contract.ts";

const place = { method: "get", right: "value.read", tag: "Value" } as const;
const later = "A large workspace's date that is not worked out yet answers 202 and a task.";

/** What was looked at, and by which thresholds. */
const answered = head.extend({
  settings: z.object({
    lifecycle: lifecycleSettings,
    value: valueSettings,
    period: z.object({ from: z.string(), to: z.string() }),
  }),
});
const { pyramid, rfm, rfmNested, cohorts, repeatRate, concentration, trend } = valueAtShape.shape;

export const routes: readonly Route[] = [
  atDate("pyramid", "The customer pyramid at the end of a date, today by default.", { pyramid }),
  atDate(
    "concentration",
    "Shares of the period's revenue that the best 1, 5 and 20 % of active customers bring.",
    {
      concentration,
    },
  ),
  atDate("lifecycle", "How many customers stand in each lifecycle stage at the end of a date.", {
    ...lifecycleAtShape.shape,
    customers: z.number().int(),
  }),
  atDate(
    "cohorts",
    "Customers by the month of their first order, and how many bought again in later months.",
    {
      cohorts,
      repeatRate,
    },
  ),
  atDate("trend", "Net revenue, orders and customers of each month up to a date, and the repeat rate then.", {
    trend,
    repeatRate,
  }),
  defineRoute({
    ...place,
    path: "/api/value/rfm",
    summary: `RFM cells of the active customers at the end of a date: by independent scores, nested ones or both. ${later}`,
    query: rfmQuery,
    answer: answered.extend({ rfm: rfm.optional(), rfmNested: rfmNested.optional() }),
    handle: async (request) => {
      const found = await answerFigure(request, at("rfm", request.query.at));
      if (isRefusal(found) || "accepted" in found) return found;
      const { scoring } = request.query;
      const left = scoring === "nested" ? "rfm" : scoring === "independent" ? "rfmNested" : "";
      return Object.fromEntries(Object.entries(found).filter(([name]) => name !== left)) as Answer;
    },
  }),
  atDate(
    "wealth",
    "How the period's revenue is shared among the active customers, and the Gini coefficient.",
    {
      wealth,
    },
  ),
  defineRoute({
    ...place,
    path: "/api/value/flows",
    summary: `Everybody's way by stage and by tier between two dates (a month apart by default), those who stayed too: customers, and what they brought before and after. ${later}`,
    query: changesQuery,
    answer: answered.extend({ from: z.string(), ...flows.shape }) as z.ZodType,
    handle: ({ query: { from, to }, ...request }) => answerFigure(request, between("flows", from, to)),
  }),
  defineRoute({
    ...place,
    path: "/api/value/changes",
    summary: `Who changed stage and tier between two dates (a month apart by default), as flows with customers and value. ${later}`,
    query: changesQuery,
    answer: answered.extend({ from: z.string(), stages: z.array(move), tiers: z.array(move) }) as z.ZodType,
    handle: async ({ query: { from, to }, ...request }) => {
      const found = await answerFigure(request, between("flows", from, to));
      if (isRefusal(found) || "accepted" in found) return found;
      const { stages, tiers, cuts: _, ...said } = found as unknown as Flows & Record<string, unknown>;
      return { ...said, stages: changesOf(stages, "prospect"), tiers: changesOf(tiers, "prospects") };
    },
  }),
];

/** A route that looks at one date. What it answers is checked against `shape` as it goes out. */
function atDate(kind: Kind, summary: string, shape: z.ZodRawShape): Route {
  return defineRoute({
    ...place,
    path: `/api/value/${kind}`,
    summary: `${summary} ${later}`,
    query: atQuery,
    answer: answered.extend(shape) as z.ZodType,
    handle: (request) => answerFigure(request, at(kind, request.query.at)),
  });
}

function at(kind: Kind, date: string | undefined) {
  return (today: string) => ({ kind, at: date ?? today });
}

/** Two dates; without them today, and a month before. */
export function between(kind: Kind, from: string | undefined, to: string | undefined) {
  return (today: string) => ({ kind, at: to ?? today, from: from ?? monthsBefore(to ?? today, 1) });
}

/** The flows of who did not stay, who is new counted where the figures of the earlier date count them. */
function changesOf(all: readonly Flow[], nobody: string): Move[] {
  const moves = new Map<string, Move>();
  for (const flow of all) {
    const from = flow.from === NEW ? nobody : flow.from;
    if (from === flow.to) continue;
    const key = `${from}>${flow.to}`;
    const { customers, value } = moves.get(key) ?? { customers: 0, value: "0" };
    const sum = new Big(value).plus(flow.after).toFixed();
    moves.set(key, { from, to: flow.to, customers: customers + flow.customers, value: sum });
  }
  return [...moves.values()].toSorted((a, b) => b.customers - a.customers);
}

import { Big } from "big.js";
import { dateIn, endOfDay, monthsBefore } from "#platform/clock";
import type { History, Sale } from "#test/history";
import { type RfmCell, type Tier, tiers, type ValueAt, type ValueSettings } from "./value.contract.ts";

/** The definitions of docs/lifecycle-and-value.md once more, with arrays and loops, for tests to compare with. */
export function oracleValue(history: History, settings: ValueSettings, at: string): ValueAt {
  const look = lookAt(history, settings, at);
  const repeaters = look.everyone.filter((one) => look.salesOf(one).length >= 2).length;
  return {
    pyramid: pyramid(look),
    rfm: cells(look.active, (one) => scoresOf(look.active, one)),
    rfmNested: cells(look.active, (one) => nestedScoresOf(look.active, one)),
    repeatRate: history.customers === 0 ? null : repeaters / history.customers,
    cohorts: cohorts(look),
    concentration: { top1: best(look, "0.01"), top5: best(look, "0.05"), top20: best(look, "0.2") },
    trend: trend(look),
  };
}

/** The tier of each customer by number. */
export function oracleTiers(history: History, settings: ValueSettings, at: string): Tier[] {
  const look = lookAt(history, settings, at);
  return look.everyone.map((one) => tierOf(look, one));
}

type Active = { customer: number; lastDay: string; sales: number; value: Big };
type Look = ReturnType<typeof lookAt>;

function lookAt(history: History, settings: ValueSettings, at: string) {
  const end = endOfDay(history.zone, at);
  const start = endOfDay(history.zone, monthsBefore(at, settings.periodMonths));
  const day = (instant: Date) => dateIn(history.zone, instant);
  const sales = history.sales.filter((one) => one.at < end && (!one.cancelled || one.cancelled >= end));
  const returns = history.returns.filter((one) => one.at < end);
  const everyone = Array.from({ length: history.customers }, (_, customer) => customer);
  const salesOf = (customer: number) => sales.filter((one) => one.customer === customer);
  const inPeriod = (customer: number) => salesOf(customer).filter((one) => one.at >= start);
  const valueOf = (customer: number) =>
    sum(inPeriod(customer)).minus(sum(returns.filter((one) => one.customer === customer && one.at >= start)));
  const active: Active[] = everyone
    .filter((one) => inPeriod(one).length > 0)
    .map((customer) => {
      const days = inPeriod(customer)
        .map((one) => day(one.at))
        .sort();
      return { customer, lastDay: days.at(-1) ?? "", sales: days.length, value: valueOf(customer) };
    });
  const revenue = everyone.reduce((total, one) => total.plus(valueOf(one)), new Big(0));
  return { settings, at, day, sales, returns, everyone, salesOf, valueOf, active, revenue };
}

function pyramid(look: Look): ValueAt["pyramid"] {
  return tiers.map((tier) => {
    const members = look.everyone.filter((one) => tierOf(look, one) === tier);
    const revenue = members.reduce((total, one) => total.plus(look.valueOf(one)), new Big(0));
    return {
      tier,
      customers: members.length,
      shareOfCustomers: look.everyone.length === 0 ? null : members.length / look.everyone.length,
      revenue: revenue.toFixed(),
      shareOfRevenue: share(revenue, look.revenue),
    };
  });
}

function tierOf(look: Look, customer: number): Tier {
  if (look.salesOf(customer).length === 0) return "prospects";
  const own = look.active.find((one) => one.customer === customer);
  if (!own) return "inactive";
  if (own.value.lte(0)) return "small";
  const ranked = look.active.map((one) => one.value).sort((a, b) => b.cmp(a));
  const ends = [
    ["top", look.settings.topShare],
    ["big", look.settings.bigShare],
    ["medium", look.settings.mediumShare],
  ] as const;
  for (const [tier, part] of ends) {
    const last = ranked[ceil(new Big(part).times(ranked.length)) - 1];
    if (last && own.value.gte(last)) return tier;
  }
  return "small";
}

function best(look: Look, part: string): number | null {
  const ranked = look.active.map((one) => one.value).sort((a, b) => b.cmp(a));
  const taken = ranked.slice(0, ceil(new Big(part).times(ranked.length)));
  return share(
    taken.reduce((total, one) => total.plus(one), new Big(0)),
    look.revenue,
  );
}

function scoresOf(peers: Active[], one: Active): [number, number, number] {
  return [byDay(peers, one), bySales(peers, one), byValue(peers, one)];
}

function nestedScoresOf(peers: Active[], one: Active): [number, number, number] {
  const r = byDay(peers, one);
  const ofR = peers.filter((peer) => byDay(peers, peer) === r);
  const f = bySales(ofR, one);
  const ofF = ofR.filter((peer) => bySales(ofR, peer) === f);
  return [r, f, byValue(ofF, one)];
}

const byDay = (peers: Active[], one: Active) =>
  score(peers, (peer) => peer.lastDay.localeCompare(one.lastDay));
const bySales = (peers: Active[], one: Active) => score(peers, (peer) => peer.sales - one.sales);
const byValue = (peers: Active[], one: Active) => score(peers, (peer) => peer.value.cmp(one.value));

/** floor(5 · (mid-rank − ½) / n) + 1, with the mid-rank as the mean of the first and last place of those who tie. */
function score(peers: Active[], against: (peer: Active) => number): number {
  const below = peers.filter((peer) => against(peer) < 0).length;
  const equal = peers.filter((peer) => against(peer) === 0).length;
  const midRank = new Big(below + 1).plus(below + equal).div(2);
  return Number(midRank.minus("0.5").times(5).div(peers.length).round(0, Big.roundDown)) + 1;
}

function cells(active: Active[], scoresFor: (one: Active) => [number, number, number]): RfmCell[] {
  const found: RfmCell[] = [];
  for (let r = 5; r >= 1; r -= 1)
    for (let f = 5; f >= 1; f -= 1)
      for (let m = 5; m >= 1; m -= 1) {
        const members = active.filter((one) => scoresFor(one).join() === [r, f, m].join());
        if (members.length === 0) continue;
        const revenue = members.reduce((total, one) => total.plus(one.value), new Big(0));
        found.push({ r, f, m, customers: members.length, revenue: revenue.toFixed() });
      }
  return found;
}

function cohorts(look: Look): ValueAt["cohorts"] {
  const months = monthsUpTo(
    look.sales.map((one) => look.day(one.at)),
    look.at,
  );
  return months
    .map((cohort, i) => {
      const members = look.everyone.filter((one) => monthsOf(look, one)[0] === cohort);
      const retained = months
        .slice(i)
        .map((month) => members.filter((one) => monthsOf(look, one).includes(month)).length);
      return { cohort, size: members.length, retained };
    })
    .filter((row) => row.size > 0);
}

function trend(look: Look): ValueAt["trend"] {
  const facts = [...look.sales, ...look.returns];
  return monthsUpTo(
    facts.map((one) => look.day(one.at)),
    look.at,
  ).map((month) => {
    const within = <T extends { at: Date }>(all: readonly T[]) =>
      all.filter((one) => look.day(one.at).startsWith(month));
    const buyers = look.everyone.filter((one) => monthsOf(look, one).includes(month));
    return {
      month,
      revenue: sum(within(look.sales))
        .minus(sum(within(look.returns)))
        .toFixed(),
      orders: within(look.sales).length,
      customers: buyers.length,
      returning: buyers.filter((one) => (monthsOf(look, one)[0] ?? "") < month).length,
    };
  });
}

function monthsOf(look: Look, customer: number): string[] {
  return look
    .salesOf(customer)
    .map((one) => look.day(one.at).slice(0, 7))
    .sort();
}

function monthsUpTo(days: string[], at: string): string[] {
  const months: string[] = [];
  const [first] = days.toSorted();
  for (let day = first; day && day.slice(0, 7) <= at.slice(0, 7);) {
    months.push(day.slice(0, 7));
    const next = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    day = next.toISOString().slice(0, 10);
  }
  return months;
}

function sum(facts: readonly Pick<Sale, "value">[]): Big {
  return facts.reduce((total, one) => total.plus(one.value ?? 0), new Big(0));
}

function share(part: Big, whole: Big): number | null {
  return whole.gt(0) ? Number(part) / Number(whole) : null;
}

function ceil(exact: Big): number {
  return Number(exact.round(0, Big.roundUp));
}

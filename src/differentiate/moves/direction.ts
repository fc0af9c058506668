import { NEW } from "./flows.contract.ts";

/** Which way a move leads. */
export type Direction = "up" | "down" | "in" | "out";

/** From worst to best; whoever is not among them does not buy. */
const ladders = {
  stage: ["at_risk", "first_time", "recovered", "early_repeater", "core", "partner"],
  tier: ["small", "medium", "big", "top"],
} as const;

/**
 * Which way a move leads: `in` to those who buy, `out` from them (defectors and the inactive do not), `up` or `down`
 * among them; null for who stayed, and between two places of those who do not buy.
 */
export function directionOf(kind: "stage" | "tier", from: string, to: string): Direction | null {
  const ladder: readonly string[] = ladders[kind];
  const [before, after] = [ladder.indexOf(from), ladder.indexOf(to)];
  if (from === to) return null;
  if (before < 0) return after < 0 ? silent(kind, from, to) : "in";
  if (after < 0) return "out";
  return after > before ? "up" : "down";
}

/** Among those who do not buy: a first purchase and its end between the two dates is a way out; a new prospect is in. */
function silent(kind: "stage" | "tier", from: string, to: string): Direction {
  const nobody = kind === "stage" ? "prospect" : "prospects";
  return from === NEW && to === nobody ? "in" : "out";
}

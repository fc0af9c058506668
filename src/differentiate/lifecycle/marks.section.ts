import { tone } from "#kit/tokens";
import type { Mark } from "#kit/tokens";
import type { Stage } from "./lifecycle.contract.ts";

/**
 * How a stage is drawn on every page. The light set is the product's palette, light fills with a darker edge; on a
 * dark surface the deep greens and browns would vanish (#14532D has 2.0 : 1), so each has a brighter brother.
 */
export const stageMark: Readonly<Record<Stage, Mark>> = {
  prospect: { fill: tone("#94A3B8", "#94A3B8"), edge: tone("#64748B", "#94A3B8") },
  first_time: { fill: tone("#38BDF8", "#7DD3FC"), edge: tone("#0369A1", "#7DD3FC") },
  early_repeater: { fill: tone("#2DD4BF", "#5EEAD4"), edge: tone("#0F766E", "#5EEAD4") },
  core: { fill: tone("#0F766E", "#14B8A6"), edge: tone("#0F766E", "#14B8A6") },
  partner: { fill: tone("#14532D", "#22A35A"), edge: tone("#14532D", "#22A35A") },
  at_risk: { fill: tone("#F59E0B", "#FBBF24"), edge: tone("#B45309", "#FBBF24") },
  defector: { fill: tone("#B45309", "#EA7A2F"), edge: tone("#B45309", "#EA7A2F") },
  recovered: { fill: tone("#8B5CF6", "#A78BFA"), edge: tone("#8B5CF6", "#A78BFA") },
};

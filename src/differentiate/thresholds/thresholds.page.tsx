import type { ReactNode } from "react";
import { lifecycleRules, valueRules } from "./rules.ts";
import { ThresholdForm } from "./threshold_form.tsx";

/** Settings: from when a customer is at risk, lost or core, and where the tiers of the pyramid end. */
export default function ThresholdsPage(): ReactNode {
  return (
    <>
      <ThresholdForm about={{ what: "lifecycle", kind: "stage", rules: lifecycleRules }} />
      <ThresholdForm about={{ what: "value", kind: "tier", rules: valueRules }} />
    </>
  );
}

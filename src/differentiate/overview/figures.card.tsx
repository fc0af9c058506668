import type { ReactNode } from "react";
import { Figure } from "#kit/page";
import { OnRhythm, Repeating, Revenue } from "./headline.tsx";
import { shifted, useToday } from "./section_data.ts";
import { Seeing } from "./seeing.tsx";
import { useFigures } from "./seen.ts";

const days = 30;

/** Home: first the one figure that matters, those who keep to their rhythm, then what they bring and whether they return. */
export default function FiguresCard(): ReactNode {
  const today = useToday();
  const now = useFigures("lifecycle", "");
  const then = useFigures("lifecycle", shifted(today, -days));
  const trend = useFigures("trend", "");
  const cohorts = useFigures("cohorts", "");
  return (
    <Seeing seen={now} at={today}>
      {(part) => (
        <Figure.Row>
          <OnRhythm part={part} here then={then.part} days={days} />
          {trend.part ? <Revenue part={trend.part} here /> : null}
          {cohorts.part ? <Repeating part={cohorts.part} here /> : null}
        </Figure.Row>
      )}
    </Seeing>
  );
}

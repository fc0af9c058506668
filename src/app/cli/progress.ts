import { Presets, SingleBar } from "cli-progress";
import type { AnalyzeStep } from "#app/analyze";
import type { Say } from "#platform/words";

export type Progress = { show: (step: AnalyzeStep, share: number) => void; stop: () => void };

/** A bar on standard error while somebody watches; silence where nobody does. */
export function progressBar(say: Say): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: "{step} {bar} {percentage} %",
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0, { step: "" });
  const widest = 28;
  return {
    show: (step, share) => bar.update(overall(step, share), { step: say(`cli.step.${step}`).padEnd(widest) }),
    stop: () => bar.stop(),
  };
}

/** Where each step begins and ends in the whole, as measured on Online Retail. */
const spans: Readonly<Record<AnalyzeStep, readonly [number, number]>> = {
  understanding: [0, 30],
  reading: [30, 65],
  resolving: [65, 75],
  recording: [75, 93],
  computing: [93, 100],
};

function overall(step: AnalyzeStep, share: number): number {
  const [from, to] = spans[step];
  return Math.round(from + (to - from) * Math.min(1, share));
}

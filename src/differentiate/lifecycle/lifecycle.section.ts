import { z } from "zod";
import { formats } from "#kit/format";
import type { Formats } from "#kit/format";
import type { Entry, Figure, SectionContent } from "#kit/section";
import type { Section } from "#platform/manifest/web";
import type { Say } from "#platform/words";
import { lifecycleAt, lifecycleSettings, stages } from "./lifecycle.contract.ts";
import type { Stage } from "./lifecycle.contract.ts";
import { stageMark } from "./marks.section.ts";

const sectionData = lifecycleAt.extend({
  customers: z.number().int().nonnegative(),
  asOf: z.string(),
  settings: z.object({ lifecycle: lifecycleSettings }),
});
type SectionData = z.infer<typeof sectionData>;
type Counts = Readonly<Record<Stage, number>>;

/** Stages of the report: who the customers are, and whom one is losing. */
export const lifecycleSection: Section<SectionContent> = {
  id: "lifecycle",
  order: 10,
  render: ({ data, say, language }) => {
    const part = sectionData.parse(data);
    const as = formats(language, null);
    const counts = countsOf(part);
    return {
      title: say("lifecycle.title"),
      answer: answerOf(part, counts, say, as),
      highlights: [
        { order: 1, question: say("lifecycle.who"), answer: whoAnswer(part, counts, say, as) },
        { order: 3, question: say("lifecycle.losing"), answer: losingAnswer(part, counts, say, as) },
      ],
      blocks: [{ kind: "text", text: say("lifecycle.intro") }, figureOf(part, counts, say, as)],
      definitions: definitionsOf(part, say, as),
    };
  },
};

function countsOf(part: SectionData): Counts {
  const none = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
  for (const row of part.lifecycle) none[row.stage] = row.customers;
  return none;
}

/** Those who keep buying at their own rhythm. */
function active(counts: Counts): number {
  return counts.first_time + counts.early_repeater + counts.core + counts.partner + counts.recovered;
}

function answerOf(part: SectionData, counts: Counts, say: Say, as: Formats): string {
  if (part.customers === 0) return say("lifecycle.nobody");
  return say("lifecycle.answer", {
    customers: say("lifecycle.customers", as.counted(part.customers)),
    active: as.count(active(counts)),
    risk: as.count(counts.at_risk),
    lost: say("lifecycle.lost", as.counted(counts.defector)),
    prospects: as.count(counts.prospect),
    date: as.date(part.asOf),
  });
}

function whoAnswer(part: SectionData, counts: Counts, say: Say, as: Formats): string {
  if (part.customers === 0) return say("lifecycle.nobody");
  return say("lifecycle.who_answer", {
    customers: say("lifecycle.customers", as.counted(part.customers)),
    active: as.share(active(counts) / part.customers),
    core: as.count(counts.core + counts.partner),
    once: as.count(counts.first_time),
  });
}

function losingAnswer(part: SectionData, counts: Counts, say: Say, as: Formats): string {
  const buyers = part.customers - counts.prospect;
  if (buyers === 0) return say("lifecycle.no_buyers");
  if (counts.at_risk + counts.defector === 0) return say("lifecycle.losing_nobody");
  return say("lifecycle.losing_answer", {
    risk: say("lifecycle.n_at_risk", as.counted(counts.at_risk)),
    lost: say("lifecycle.n_lost", as.counted(counts.defector)),
    share: as.share((counts.at_risk + counts.defector) / buyers),
  });
}

function figureOf(part: SectionData, counts: Counts, say: Say, as: Formats): Figure {
  const share = (stage: Stage): string =>
    as.share(part.customers === 0 ? null : counts[stage] / part.customers);
  const bars = stages.map((stage) => ({
    label: say(`stage.${stage}`),
    value: counts[stage],
    text: counts[stage] === 0 ? "0" : `${as.count(counts[stage])} · ${share(stage)}`,
    ...stageMark[stage],
  }));
  return {
    kind: "figure",
    caption: say("lifecycle.caption", {
      date: as.date(part.asOf),
      customers: say("lifecycle.customers", as.counted(part.customers)),
    }),
    chart: { kind: "bars", panels: [{ title: "", bars }] },
    table: {
      caption: say("lifecycle.table"),
      columns: [
        { title: say("lifecycle.column.stage") },
        { title: say("lifecycle.column.customers"), numeric: true },
        { title: say("lifecycle.column.share"), numeric: true },
      ],
      rows: stages.map((stage) => [say(`stage.${stage}`), as.count(counts[stage]), share(stage)]),
    },
  };
}

function definitionsOf(part: SectionData, say: Say, as: Formats): Entry[] {
  const set = part.settings.lifecycle;
  const least = set.rhythmMin;
  const most = set.rhythmMax;
  const rhythm = part.workspaceRhythm;
  const own = Math.min(most, Math.max(least, rhythm ?? set.rhythmDefault));
  const params: Record<Stage | "rhythm", Record<string, string | number>> = {
    rhythm: { least, most, own: as.number(own) },
    prospect: {},
    first_time: { count: set.earlyRepeaterFrom - 1 },
    early_repeater: { least: set.earlyRepeaterFrom, most: set.coreFrom - 1 },
    core: { least: set.coreFrom },
    partner: {},
    at_risk: { times: as.number(set.atRiskAfter) },
    defector: { times: as.number(set.defectorAfter) },
    recovered: {},
  };
  return [
    {
      term: say("lifecycle.rhythm"),
      text: say(
        rhythm === null ? "lifecycle.define.rhythm_default" : "lifecycle.define.rhythm",
        params.rhythm,
      ),
    },
    ...stages.map((stage) => ({
      term: say(`stage.${stage}`),
      text: say(`lifecycle.define.${stage}`, params[stage]),
    })),
  ];
}

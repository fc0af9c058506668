import type { Formats } from "#kit/format";
import type { Say } from "#platform/words";
import type { SetName } from "./sets.contract.ts";

type Of = Readonly<Record<string, string>>;
type Tell = (of: Of, say: Say, as: Formats) => string;

/** A set in words, with its dates: `Nivel: Principales, al 30 de junio de 2026`. */
export function tellSet(name: SetName, of: Of, say: Say, as: Formats): string {
  const what = tellOf[name](of, say, as);
  const date = (day: string | undefined): string | null => (day && isDate.test(day) ? as.date(day) : null);
  const [from, to] = [date(of["from"]), date(of["at"])];
  if (from && to) return say("sets.between", { what, from, to });
  return to ? say("sets.at", { what, date: to }) : what;
}

const isDate = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/;

const tellOf: Readonly<Record<SetName, Tell>> = {
  tier: (of, say) => say("sets.tier", { places: places("tier", of["tier"], say) }),
  stage: (of, say) => say("sets.stage", { places: places("stage", of["stage"], say) }),
  rfm: (of, say) => {
    const scores = ["r", "f", "m"].flatMap((one) => (of[one] ? [`${one.toUpperCase()} ${of[one]}`] : []));
    const scoring = of["scoring"] === "nested" ? "sets.rfm_nested" : "sets.rfm";
    return say(scoring, { scores: scores.join(", ") });
  },
  cohort: (of, say, as) => {
    const month = monthOf(of["month"], as);
    const after = Number(of["after"] ?? 0);
    return of["after"] === undefined
      ? say("sets.cohort", { month })
      : say("sets.cohort_again", { month, ...as.counted(after) });
  },
  month: (of, say, as) => {
    const who = of["who"] ?? "all";
    const month = monthOf(of["month"], as);
    const through = of["through"];
    if (through) return say("sets.months", { from: month, to: monthOf(through, as) });
    return say(
      who === "new" ? "sets.month_new" : who === "returning" ? "sets.month_returning" : "sets.month",
      {
        month,
      },
    );
  },
  buyers: (of, say, as) => say("sets.buyers", as.counted(Number(of["orders"] ?? 1))),
  share: (of, say, as) => say("sets.share", { share: as.share(Number(of["best"] ?? 0) / 100) }),
  moved: (of, say, as) => {
    const kind = of["kind"] ?? "stage";
    const ways = (of["move"] ?? "").split(",");
    const [from = "", to = ""] = (ways[0] ?? "").split(">");
    if (ways.length > 1) return say("sets.ways", { n: as.count(ways.length) });
    if (!to) return say("sets.from", { place: place(kind, from, say) });
    if (!from) return say("sets.to", { place: place(kind, to, say) });
    return from === to
      ? say("sets.stayed", { place: place(kind, to, say) })
      : say("sets.moved", { from: place(kind, from, say), to: place(kind, to, say) });
  },
};

function places(kind: string, all: string | undefined, say: Say): string {
  return (all ?? "")
    .split(",")
    .map((one) => place(kind, one, say))
    .join(", ");
}

function place(kind: string, name: string, say: Say): string {
  return name === "new" ? say("sets.new") : say(`${kind}.${name}`);
}

function monthOf(month: string | undefined, as: Formats): string {
  return month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? as.month(month) : "";
}

import { useMemo } from "react";
import { reportSection } from "#kit/section";
import type { SectionContent } from "#kit/section";
import { useFillings } from "#kit/fills";
import { useLanguage, useSay } from "#kit/words";
import { useSession } from "#kit/session";

/** What a section of the report reads besides the part that it draws: nothing, so that it can say its part alone. */
const nothing = {
  pyramid: [],
  rfm: [],
  rfmNested: [],
  repeatRate: null,
  cohorts: [],
  concentration: { top1: null, top5: null, top20: null },
  trend: [],
};

/** The part of a report that one of its sections draws, at a date, with the settings in force and the currency. */
export type Part = { readonly at: string } & Readonly<Record<string, unknown>>;

/**
 * What the report's section `id` says of a part: page and report draw and say the same from the same numbers. Null
 * where no slice brings that section.
 */
export function useSection(id: string, part: Part | undefined): SectionContent | null {
  const say = useSay();
  const { language } = useLanguage();
  const section = useFillings(reportSection).find((one) => one.id === id);
  return useMemo(
    () =>
      section && part
        ? section.render({ data: { ...nothing, ...part, asOf: part.at }, say, language })
        : null,
    [section, part, say, language],
  );
}

/** Today's date where the business is, YYYY-MM-DD. */
export function useToday(): string {
  const zone = useSession().workspace.zone;
  // Anew each time: a page may stay open over midnight.
  return dateIn(zone, new Date());
}

function dateIn(zone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** The date `days` before or after another one. */
export function shifted(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The date so many months before another one; from a 31st it is the last day of a shorter month. */
export function monthsEarlier(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, end))).toISOString().slice(0, 10);
}

/** Whether the pyramid or the lifecycle counts nobody: a workspace without customers. */
export function isNobody(part: Part | undefined): boolean {
  const rows = (part?.["pyramid"] ?? part?.["lifecycle"]) as readonly { customers: number }[] | undefined;
  return rows?.every((row) => row.customers === 0) ?? false;
}

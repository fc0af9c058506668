import "@mantine/dates/styles.css";
import "dayjs/locale/es";
import { Button } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useId } from "react";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useLanguage, useSay } from "#kit/words";
import { shifted, useToday } from "./section_data.ts";

/** The date at which one looks: today unless it is said, never in the future. */
export function DateScope({ at, onChange }: { at: string; onChange: (at: string) => void }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const today = useToday();
  const id = useId();
  const back = (days: number, label: string): { value: string; label: string } => ({
    value: shifted(today, -days),
    label,
  });
  return (
    <>
      <DatePickerInput
        id={id}
        // The calendar is a dialog named by the field that opens it.
        popoverProps={{ id }}
        label={say("overview.at")}
        value={at || today}
        onChange={(date) => onChange(!date || date === today ? "" : date)}
        locale={language}
        firstDayOfWeek={1}
        valueFormat="D MMM YYYY"
        maxDate={today}
        hideOutsideDates
        // Red is for danger and loss, not for Sundays.
        weekendDays={[]}
        leftSection={<Icon name="calendar" />}
        leftSectionPointerEvents="none"
        w={200}
        presets={[
          { value: today, label: say("overview.today") },
          back(30, say("overview.days_ago", { days: 30 })),
          back(90, say("overview.days_ago", { days: 90 })),
          back(365, say("overview.year_ago")),
        ]}
        ariaLabels={{
          nextMonth: say("overview.next_month"),
          previousMonth: say("overview.previous_month"),
          nextYear: say("overview.next_year"),
          previousYear: say("overview.previous_year"),
          nextDecade: say("overview.next_decade"),
          previousDecade: say("overview.previous_decade"),
        }}
      />
      {at && at !== today ? (
        <Button variant="subtle" leftSection={<Icon name="return" />} onClick={() => onChange("")}>
          {say("overview.back_to_today")}
        </Button>
      ) : null}
    </>
  );
}

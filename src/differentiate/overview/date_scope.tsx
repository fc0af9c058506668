import "@mantine/dates/styles.css";
import "dayjs/locale/es";
import { Button } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import { api } from "#kit/api";
import { Icon } from "#kit/icon";
import { useLanguage, useSay } from "#kit/words";
import { shifted, useToday } from "./section_data.ts";

/** The date at which one looks: today unless it is said, never in the future. */
export function DateScope({ at, onChange }: { at: string; onChange: (at: string) => void }): ReactNode {
  const say = useSay();
  const today = useToday();
  const back = (days: number, label: string): { value: string; label: string } => ({
    value: shifted(today, -days),
    label,
  });
  return (
    <>
      <DateField
        label={say("overview.at")}
        value={at || today}
        max={today}
        onChange={(date) => onChange(date === today ? "" : date)}
        presets={[
          { value: today, label: say("overview.today") },
          back(30, say("overview.days_ago", { days: 30 })),
          back(90, say("overview.days_ago", { days: 90 })),
          back(365, say("overview.year_ago")),
        ]}
      />
      {at && at !== today ? (
        <Button variant="subtle" leftSection={<Icon name="return" />} onClick={() => onChange("")}>
          {say("overview.back_to_today")}
        </Button>
      ) : null}
    </>
  );
}

/** The figures of a date as a document to print. */
export function Report({ at }: { at: string }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const today = useToday();
  const [share, setShare] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const print = async (): Promise<void> => {
    setShare(0);
    setFailed(false);
    const name = `${say("overview.report_file")}-${at || today}.pdf`;
    await api
      .file("/api/value/report", name, { query: { at, lang: language }, onProgress: setShare })
      .catch(() => setFailed(true))
      .finally(() => setShare(null));
  };
  return (
    <>
      <Button
        variant="default"
        loading={share !== null}
        leftSection={<Icon name="download" size={16} />}
        onClick={() => void print()}
      >
        {say("overview.report")}
      </Button>
      {failed ? <span role="alert">{say("overview.report_failed")}</span> : null}
    </>
  );
}

/** A date, `max` at the latest. */
export function DateField(props: {
  label: string;
  value: string;
  max: string;
  onChange: (date: string) => void;
  presets?: { value: string; label: string }[];
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const id = useId();
  return (
    <DatePickerInput
      id={id}
      // The calendar is a dialog named by the field that opens it.
      popoverProps={{ id }}
      label={props.label}
      value={props.value}
      onChange={(date) => props.onChange(date ?? "")}
      locale={language}
      firstDayOfWeek={1}
      valueFormat="D MMM YYYY"
      maxDate={props.max}
      hideOutsideDates
      // Red is for danger and loss, not for Sundays.
      weekendDays={[]}
      leftSection={<Icon name="calendar" />}
      leftSectionPointerEvents="none"
      w={200}
      {...(props.presets ? { presets: props.presets } : {})}
      ariaLabels={{
        nextMonth: say("overview.next_month"),
        previousMonth: say("overview.previous_month"),
        nextYear: say("overview.next_year"),
        previousYear: say("overview.previous_year"),
        nextDecade: say("overview.next_decade"),
        previousDecade: say("overview.previous_decade"),
      }}
    />
  );
}

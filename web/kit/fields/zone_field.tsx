import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { localeOf } from "#kit/format";
import { useLanguage, useSay } from "#kit/words";

/** A choice among the zones of the IANA database, each with its distance from UTC today. */
export function ZoneField(props: {
  label: string;
  description?: string;
  value: string;
  onChange: (zone: string) => void;
  error?: string | undefined;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const data = useMemo(() => {
    const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", props.value]);
    return [...zones].map((zone) => ({
      value: zone,
      label: `${zone.replaceAll("_", " ")} · ${offset(zone, localeOf(language))}`,
    }));
  }, [language, props.value]);
  return (
    <Select
      label={props.label}
      description={props.description}
      data={data}
      value={props.value}
      onChange={(zone) => zone && props.onChange(zone)}
      error={props.error}
      searchable
      limit={60}
      allowDeselect={false}
      nothingFoundMessage={say("field.nothing_found")}
      comboboxProps={{ transitionProps: { duration: 120 } }}
    />
  );
}

function offset(zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "shortOffset" });
  return format.formatToParts(new Date()).find((part) => part.type === "timeZoneName")?.value ?? "";
}

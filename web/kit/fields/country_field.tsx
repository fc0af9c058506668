import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { localeOf } from "#kit/format";
import { useLanguage, useSay } from "#kit/words";

/** A choice among the countries of ISO 3166, found by name or by code. */
export function CountryField(props: {
  label: string;
  description?: string;
  value: string | null;
  onChange: (code: string) => void;
  error?: string | undefined;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const data = useMemo(() => countries(localeOf(language)), [language]);
  return (
    <Select
      label={props.label}
      description={props.description}
      data={data}
      value={props.value}
      onChange={(code) => code && props.onChange(code)}
      error={props.error}
      searchable
      limit={60}
      allowDeselect={false}
      nothingFoundMessage={say("field.nothing_found")}
      comboboxProps={{ transitionProps: { duration: 120 } }}
    />
  );
}

/** What the data names and is no country, or no longer one. */
const nowhere = new Set(["ZZ", "EU", "EZ", "UN", "QO", "XA", "XB"]);
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

function countries(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !nowhere.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
    .flatMap((code) => {
      const name = names.of(code);
      return name ? [{ value: code, label: `${name} · ${code}` }] : [];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

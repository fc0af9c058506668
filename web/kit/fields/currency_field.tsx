import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useMemo } from "react";
import { localeOf } from "#kit/format";
import { useLanguage, useSay } from "#kit/words";

/** A choice among the currencies of ISO 4217, found by code or by name. */
export function CurrencyField(props: {
  label: string;
  description?: string;
  value: string | null;
  onChange: (code: string | null) => void;
  error?: string | undefined;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(localeOf(language), { type: "currency" });
    return Intl.supportedValuesOf("currency").map((code) => ({
      value: code,
      label: `${code} · ${names.of(code)}`,
    }));
  }, [language]);
  return (
    <Select
      label={props.label}
      description={props.description}
      data={data}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
      searchable
      limit={60}
      nothingFoundMessage={say("field.nothing_found")}
      comboboxProps={{ transitionProps: { duration: 120 } }}
    />
  );
}

/** The currency that is used around a zone, euro where we cannot tell: only what a form begins with. */
export function currencyIn(zone: string): string {
  const [area = "", ...rest] = zone.split("/");
  return (
    (area === "America" || area === "Pacific" ? byPlace[rest.join("/")] : undefined) ?? byZone[zone] ?? "EUR"
  );
}

const byZone: Readonly<Record<string, string>> = { "Europe/London": "GBP", "Europe/Zurich": "CHF" };

const byPlace: Readonly<Record<string, string>> = {
  Asuncion: "PYG",
  Bogota: "COP",
  Buenos_Aires: "ARS",
  "Argentina/Buenos_Aires": "ARS",
  Caracas: "VES",
  Chicago: "USD",
  Costa_Rica: "CRC",
  Denver: "USD",
  Guatemala: "GTQ",
  Guayaquil: "USD",
  La_Paz: "BOB",
  Lima: "PEN",
  Los_Angeles: "USD",
  Managua: "NIO",
  Mexico_City: "MXN",
  Montevideo: "UYU",
  New_York: "USD",
  Panama: "PAB",
  Puerto_Rico: "USD",
  Santiago: "CLP",
  Santo_Domingo: "DOP",
  Sao_Paulo: "BRL",
  Tegucigalpa: "HNL",
  El_Salvador: "USD",
};

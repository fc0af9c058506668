import { createContext, useContext, useMemo } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formats, times } from "#kit/format";
import type { Formats, Times } from "#kit/format";
import type { Language, Say } from "#platform/words";

/** The home currency (ISO 4217, null until it is said) and the zone (IANA) in which dates are written. */
type Place = { readonly currency: string | null; readonly zone: string };

const PlaceContext = createContext<Place>({ currency: null, zone: "UTC" });

/** Says where the figures and dates below are at home. */
export function PlaceProvider({ place, children }: { place: Place; children: ReactNode }): ReactNode {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** Says texts in the language of the page; the component is drawn again when it changes. */
export function useSay(): Say {
  const { t, i18n } = useTranslation();
  return useMemo<Say>(() => {
    void i18n.language;
    return (key, params) => t(key, { ...params });
  }, [t, i18n.language]);
}

/** The language of the page, and how to change it. */
export function useLanguage(): { language: Language; change: (to: Language) => void } {
  const { i18n } = useTranslation();
  return {
    language: i18n.language === "en" ? "en" : "es",
    change: (to) => void i18n.changeLanguage(to),
  };
}

export type PageFormats = Formats & Times;

/** How to write numbers, money, dates and times here. `currency` where amounts are in another one. */
export function useFormats(currency?: string | null): PageFormats {
  const { language } = useLanguage();
  const place = useContext(PlaceContext);
  const money = currency === undefined ? place.currency : currency;
  return useMemo(
    () => ({ ...formats(language, money), ...times(language, place.zone) }),
    [language, money, place.zone],
  );
}

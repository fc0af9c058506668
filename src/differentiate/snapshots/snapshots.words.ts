import type { Words } from "#platform/words";

export const words: Words = {
  es: {
    "value.date_ahead": "Esa fecha no ha llegado todavía; hoy es {{today}}.",
    "value.date_out_of_range": "La fecha va del 1900-01-01 al 2199-12-31.",
    "value.dates_reversed": "«from» es la fecha anterior de las dos, y «to» la posterior.",
  },
  en: {
    "value.date_ahead": "That date has not come yet; today is {{today}}.",
    "value.date_out_of_range": "Dates run from 1900-01-01 to 2199-12-31.",
    "value.dates_reversed": "`from` is the earlier of the two dates and `to` the later one.",
  },
};

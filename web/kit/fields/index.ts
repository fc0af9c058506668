export { CountryField } from "./country_field.tsx";
export { CurrencyField, currencyIn } from "./currency_field.tsx";
export { ZoneField } from "./zone_field.tsx";
export { CopyLine } from "./copy_line.tsx";
export { words } from "./fields.words.ts";

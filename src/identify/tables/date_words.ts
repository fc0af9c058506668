/** Months in Spanish, English and Portuguese; a token counts as a month if it begins one of its names, 3 letters at least. */
const months: readonly (readonly string[])[] = [
  ["enero", "january", "janeiro"],
  ["febrero", "february", "fevereiro"],
  ["marzo", "march", "marco"],
  ["abril", "april"],
  ["mayo", "may", "maio"],
  ["junio", "june", "junho"],
  ["julio", "july", "julho"],
  ["agosto", "august"],
  ["septiembre", "setiembre", "september", "setembro"],
  ["octubre", "october", "outubro"],
  ["noviembre", "november", "novembro"],
  ["diciembre", "december", "dezembro"],
];

const WEEKDAY =
  /^(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom|mon|tue|wed|thu|fri|sat|sun|seg|ter|qua|qui|sex)\p{L}*\.?(?:,\s*|\s+(?=\d|\p{L}{3,10}\.? \d))/iu;

/** The month that a word names, 1–12, or null: `ene`, `Sept`, `março`, `January`. */
export function monthNumber(word: string): number | null {
  const token = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = months.findIndex((names) => names.some((name) => name.startsWith(token)));
  return index < 0 ? null : index + 1;
}

/** A date without the day of the week before it. */
export function stripWeekday(text: string): string {
  return text.replace(WEEKDAY, "");
}

import type { Calendar } from "#app/demo";

/** A mail to all who agreed; `time` in days of the record. */
export type Mailing = { readonly campaign: string; readonly subject: string; readonly time: number };

/**
 * The mailings of the record: a newsletter on the first Tuesday of each month at ten, and one before each season of the
 * shop. They are the house's plan and not drawn.
 */
export function mailingsOf(calendar: Calendar): Mailing[] {
  const found: Mailing[] = [];
  const from = Date.parse(calendar.from);
  for (let day = 0; day < calendar.days; day++) {
    const date = new Date(from + day * 86_400_000).toISOString().slice(0, 10);
    const [year = "", month = "", dayOfMonth = ""] = date.split("-");
    const weekday = calendar.weekday[day + calendar.history];
    if (weekday === 1 && Number(dayOfMonth) <= 7) {
      const subject = `El café de ${months[Number(month) - 1]}`;
      found.push({ campaign: `newsletter-${year}-${month}`, subject, time: day + 10 / 24 });
    }
    const season = seasons[`${month}-${dayOfMonth}`];
    if (season) found.push({ campaign: `${season[0]}-${year}`, subject: season[1], time: day + 9 / 24 });
  }
  return found;
}

const months =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");

const seasons: Readonly<Record<string, readonly [string, string]>> = {
  "02-06": ["san-valentin", "Dos tazas para San Valentín"],
  "03-11": ["dia-del-padre", "Para el Día del Padre, su molino"],
  "04-24": ["dia-de-la-madre", "Una caja para el Día de la Madre"],
  "06-20": ["verano", "Café frío: cómo hacerlo en casa"],
  "11-24": ["black-friday", "Noviembre: una semana de precios"],
  "12-10": ["navidad", "Cajas de regalo, a tiempo para Navidad"],
};

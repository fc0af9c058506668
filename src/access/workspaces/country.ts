/**
 * The country in which a zone's clocks are set (Europe/Madrid → ES), null where a zone is no country's (UTC). From the
 * platform's own data of zones by country, which takes a millisecond a country: those are asked first whose businesses
 * are likely here, and each answer is remembered.
 */
export function countryOfZone(zone: string): string | null {
  const known = answers.get(zone);
  if (known !== undefined) return known;
  const canonical = canonicalZone(zone) ?? "";
  // Names of no place (UTC, Etc/GMT+3) are in no country's list: it need not be looked through.
  const placed = canonical.includes("/") && !canonical.startsWith("Etc/");
  const country = (placed && regions().find((region) => zonesOf(region).includes(canonical))) || null;
  answers.set(zone, country);
  return country;
}

const answers = new Map<string, string | null>();

const likely = "ES MX CO AR CL PE BR PT EC US UY PY BO VE CR PA DO GT HN NI SV CU PR AD FR DE GB IT".split(
  " ",
);

/** Codes that stand for no other: SU and DD are still known to the data, and have become RU and DE. */
function regions(): string[] {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  const standing = all.filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  return [...new Set([...likely, ...standing])];
}

function zonesOf(region: string): readonly string[] {
  const locale = new Intl.Locale("und", { region }) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
  };
  return locale.getTimeZones?.() ?? [];
}

/** Zones have older names (America/Argentina/Buenos_Aires, America/Buenos_Aires); the platform knows which is which. */
function canonicalZone(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

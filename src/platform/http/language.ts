import { type Language, languages } from "#platform/words";

/** The language that `Accept-Language` prefers among ours; Spanish where it names none of them. */
export function preferredLanguage(accept: string | null): Language {
  const asked = (accept ?? "").split(",").map((part, place) => {
    const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
    const quality = settings.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
    return { language: tag.split("-")[0] ?? "", quality: quality ? Number(quality) : 1, place };
  });
  asked.sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { language, quality } of asked) {
    const known = languages.find((one) => one === language);
    if (known && quality > 0) return known;
  }
  return "es";
}

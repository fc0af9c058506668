import { z } from "zod";

/** A business's name. */
export const workspaceName = z.string().trim().min(1).max(120);

/** An IANA zone, as `Europe/Madrid`: it decides what "a date" means. */
export const zone = z.string().max(64).refine(isZone, { message: "workspace.zone_unknown" });

/** ISO 4217, as `EUR`. */
export const currency = z.string().refine(isCurrency, { message: "workspace.currency_unknown" });

/** ISO 3166, as `ES`. */
export const country = z.string().refine(isCountry, { message: "workspace.country_unknown" });

export const workspaceView = z.object({
  workspaceId: z.string(),
  name: z.string(),
  zone: z.string(),
  /** Null until the business says it: money is then added up without a name. */
  currency: z.string().nullable(),
  /** Where phones and ids written without a country are at home; the zone's until somebody says it. */
  country: z.string().nullable(),
  /** Counts the changes; `If-Match` names it. */
  version: z.number().int(),
});
export type WorkspaceView = z.output<typeof workspaceView>;

export const workspaceChange = z.object({
  name: workspaceName.optional(),
  zone: zone.optional(),
  currency: currency.optional(),
  country: country.optional(),
});

function isZone(text: string): boolean {
  // Intl also takes offsets, which PostgreSQL would read with the opposite sign.
  if (!/^[A-Z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf("currency").includes(text);
}

/** What CLDR names and is no country. */
const nowhere = /^(ZZ|EU|EZ|UN|QO|XA|XB)$/;

/** Whether a code is a country's of ISO 3166, in capitals. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || nowhere.test(code)) return false;
  regions ??= new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return regions.of(code) !== undefined;
}

let regions: Intl.DisplayNames | undefined;

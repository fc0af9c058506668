import { Big } from "big.js";
import { z } from "zod";
import { isStorable } from "./storable.ts";

/** Text of 1 to `most` characters that the database can keep. */
export function text(most: number) {
  return z.string().min(1).max(most).refine(isStorable, "intake.text_unstorable");
}

/** A foreign system's own name for something, kept as it is. Whole numbers are taken for the text that they print as. */
export function reference(most: number) {
  return z.union([z.string(), z.int()], "intake.reference").transform(String).pipe(text(most));
}

/** The instants the record takes: nobody traded with us before the first, and the second is a slip of the pen. */
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** An instant: ISO 8601 with its offset, 1900 up to 2100. */
export const instant = z.iso
  .datetime({ offset: true, error: "intake.instant" })
  .refine((said) => {
    const at = Date.parse(said);
    return at >= earliest && at < latest;
  }, "intake.instant_out_of_range")
  .transform((said) => new Date(said));

const plainDecimal = /^[+-]?\d+(\.\d+)?$/;

/**
 * An exact decimal: text or a JSON number, at most `whole` digits before the point and `places` after it. Answers
 * canonical text. Exponents, thousands separators and decimal commas are refused: they mean different things to
 * different people.
 */
export function decimal(whole: number, places: number, from: "any" | "zero" | "above" = "any") {
  return z.union([z.string(), z.number()], "intake.decimal").transform((said, context) => {
    const wrong = (message: string): never => {
      context.addIssue({ code: "custom", message, input: said });
      return z.NEVER;
    };
    // 2^53 and beyond is already another number by the time that JSON has been read.
    if (typeof said === "number" && Math.abs(said) >= Number.MAX_SAFE_INTEGER)
      return wrong("intake.decimal_as_text");
    const written = typeof said === "number" ? plain(said) : said;
    if (written.length > 80 || !plainDecimal.test(written)) return wrong("intake.decimal");
    const value = new Big(written.replace(/^\+/, ""));
    const [digits = "", fraction = ""] = value.abs().toFixed().split(".");
    if (digits.length > whole) return wrong("intake.decimal_too_great");
    if (fraction.length > places) return wrong("intake.decimal_too_fine");
    if (from === "zero" && value.lt(0)) return wrong("intake.decimal_negative");
    if (from === "above" && value.lte(0)) return wrong("intake.decimal_not_positive");
    return value.eq(0) ? "0" : value.toFixed();
  });
}

/** JavaScript prints 1e-7 with an exponent; the same number without one. */
function plain(value: number): string {
  return Number.isFinite(value) ? new Big(value).toFixed() : "";
}

const currencies = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 code, in capitals. */
export const currencyCode = z
  .string()
  .max(3)
  .transform((said) => said.toUpperCase())
  .refine((code) => currencies.has(code), "intake.currency");

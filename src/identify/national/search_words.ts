import { isRefusal } from "#platform/refusals";
import { readNationalId } from "./national_id.ts";
import { readPhone } from "./phone.ts";

/** More words narrow nothing that eight have not; each costs a scan. */
const mostWords = 8;

/**
 * The words of a search. A phone number or a national id is one word however it is written: its digits as they were typed,
 * where what is kept contains them (so that a part of a number finds it too), else as it is kept.
 */
export function searchWords(search: string, country: string | null): string[] {
  const said = search.trim();
  if (/^\+?[\d(][\d\s().-]{4,}$/.test(said)) return [phoneWord(said, country)];
  const id = said.length <= 40 ? readNationalId(said, { country }) : null;
  if (id && !isRefusal(id) && id.kind !== "other")
    return [containing(id.number, said.replace(/[\s.,/-]/g, "").toUpperCase())];
  return said.split(/\s+/).filter(Boolean).slice(0, mostWords);
}

function phoneWord(said: string, country: string | null): string {
  const typed = said.replace(/[\s().-]/g, "").replace(/^00/, "+");
  const read = readPhone(said, { country });
  if (isRefusal(read) || !read.sure) return typed;
  // Argentina's mobiles are kept with and without their 9: the ten digits after it are the same.
  const kept = read.value.startsWith("+54") ? read.value.slice(3) : read.value;
  return containing(kept, typed);
}

function containing(kept: string, typed: string): string {
  return kept.includes(typed) ? typed : kept;
}

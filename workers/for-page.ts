/**
 * What of a result goes to the page. Reading half a million strings out of a message would hold up the page's thread for longer than a
 * frame, and nobody reads them there: a long list goes by its beginning, and the result says elsewhere how long it is. The command line,
 * which has no page, prints all of it.
 */
import type { Json } from "../lib/experiments/index.ts";

export const LISTED = 10_000;

export function forPage(result: Json): Json {
  if (typeof result !== "object" || result === null || Array.isArray(result)) return result;
  const short = (value: Json | undefined) =>
    Array.isArray(value) && value.length > LISTED && typeof value[0] === "string" ? value.slice(0, LISTED) : value;
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, short(value)]));
}

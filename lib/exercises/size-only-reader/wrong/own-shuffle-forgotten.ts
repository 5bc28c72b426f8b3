/**
 * Wrong: reads the places in the order of the list, and forgets its own shuffle: what PETAce does, and it is no protection.
 * Caught by: kept
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  return run.items.filter((_, i) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array)));
}

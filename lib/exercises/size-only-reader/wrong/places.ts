/**
 * Wrong: names places, and not items.
 * Caught by: answer
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly number[] | null {
  if (run.order === "shuffled") return null;
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  return run.doubled.flatMap((doubled, i) => (theirs.some((point) => tools.equal(point, doubled)) ? [i] : []));
}

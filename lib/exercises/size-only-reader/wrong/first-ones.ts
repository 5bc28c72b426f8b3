/**
 * Wrong: knows how many, and names the first so many.
 * Caught by: kept
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  const size = run.doubled.filter((doubled) => theirs.some((point) => tools.equal(point, doubled))).length;
  return run.items.slice(0, size);
}

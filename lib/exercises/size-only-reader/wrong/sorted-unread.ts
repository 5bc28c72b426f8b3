/**
 * Wrong: takes a sorted list for one that kept its order.
 * Caught by: sorted
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  const hit = (i: number) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array));
  return run.shuffle.filter((_, i) => hit(i)).map((at) => run.items[at] as string);
}

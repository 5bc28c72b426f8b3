/**
 * Wrong: compares points under both keys with points under one: nothing is ever equal.
 * Caught by: answer
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;
  const hit = (i: number) => run.masked.some((point) => tools.equal(point, run.doubled[i] as Uint8Array));
  return run.items.filter((_, i) => hit(i));
}

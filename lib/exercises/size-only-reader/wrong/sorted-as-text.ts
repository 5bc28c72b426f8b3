/**
 * Wrong: sorts bytes as texts of digits, where 10 comes before 9.
 * Caught by: sorted
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;
  const mine = run.sent.map((point, i) => ({ text: point.join(), item: run.items[run.shuffle[i] as number] as string }));
  if (run.order === "sorted") mine.sort((a, b) => (a.text < b.text ? -1 : 1));
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  return mine.filter((_, i) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array))).map(({ item }) => item);
}

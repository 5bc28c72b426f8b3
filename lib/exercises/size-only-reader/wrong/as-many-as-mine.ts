/**
 * Wrong: takes no more points of the other list than its own list has.
 * Caught by: answer
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;

  // Place by place of what came back: which of my items is it?
  const mine = run.sent.map((point, i) => ({ point, item: run.items[run.shuffle[i] as number] as string }));
  if (run.order === "sorted") mine.sort((a, b) => tools.compare(a.point, b.point));

  const theirs = run.masked.slice(0, run.items.length).map((point) => tools.multiply(point, run.key)); // a·b·H(y), as in doubled
  return mine.filter((_, i) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array))).map(({ item }) => item);
}

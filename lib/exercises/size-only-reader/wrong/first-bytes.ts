/**
 * Wrong: sorts by first bytes alone. Of a dozen points two begin alike in one run of four, and change their places.
 * Caught by: sorted
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  if (run.order === "shuffled") return null;

  // Place by place of what came back: which of my items is it?
  const mine = run.sent.map((point, i) => ({ point, item: run.items[run.shuffle[i] as number] as string }));
  if (run.order === "sorted") mine.sort((a, b) => (a.point[0] as number) - (b.point[0] as number));

  const theirs = run.masked.map((point) => tools.multiply(point, run.key)); // a·b·H(y), as in doubled
  return mine.filter((_, i) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array))).map(({ item }) => item);
}

/**
 * Wrong: names somebody whatever the order was.
 * Caught by: shuffled
 */
import type { Run, Tools } from "../api.ts";

export function members(run: Run, tools: Tools): readonly string[] | null {
  const mine = run.sent.map((point, i) => ({ point, item: run.items[run.shuffle[i] as number] as string }));
  if (run.order === "sorted") mine.sort((a, b) => tools.compare(a.point, b.point));
  const theirs = run.masked.map((point) => tools.multiply(point, run.key));
  return mine.filter((_, i) => theirs.some((point) => tools.equal(point, run.doubled[i] as Uint8Array))).map(({ item }) => item);
}

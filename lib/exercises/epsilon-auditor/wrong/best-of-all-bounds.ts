/**
 * Wrong: every event's exact bound is computed, and the largest is reported.
 * Caught by: afterwards
 */
import type { Tools } from "../api.ts";

type Event = (answer: number) => boolean;

export function audit(first: readonly number[], second: readonly number[], alpha: number, tools: Tools): number {
  let largest = 0;
  for (const event of events([...first, ...second])) {
    for (const [often, seldom] of [
      [first, second],
      [second, first],
    ] as const) {
      const least = tools.lowerBound(hits(often, event), often.length, alpha / 2);
      const most = tools.upperBound(hits(seldom, event), seldom.length, alpha / 2);
      if (least > 0) largest = Math.max(largest, Math.log(least / most));
    }
  }
  return largest;
}

const hits = (answers: readonly number[], event: Event) => {
  let count = 0;
  for (const answer of answers) if (event(answer)) count++;
  return count;
};

/** Single values that came several times. */
function events(answers: readonly number[]): Event[] {
  const times = new Map<number, number>();
  for (const answer of answers) times.set(answer, (times.get(answer) ?? 0) + 1);
  const common = [...times.keys()].filter((value) => (times.get(value) ?? 0) > 4 + answers.length / 200);
  return common.map(
    (value): Event =>
      (answer) =>
        answer === value,
  );
}

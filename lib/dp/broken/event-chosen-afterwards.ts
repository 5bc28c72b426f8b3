/**
 * BROKEN, an auditor: it looks at all answers first, makes the event of what was more frequent in the first world, and counts that event on the very
 * same answers. The bound of such counts has no confidence at all.
 *
 * Trap: nothing about it looks wrong. With answers that hardly ever repeat, the event is "one of the answers that the first world gave", it happened
 * every time there and never in the other, and the safest mechanism stands convicted.
 * Source: the rule that it breaks is Clopper and Pearson's: an event chosen before its tries (../clopper-pearson.ts, ../audit.ts).
 */
import type { EventCounts } from "../audit.ts";

export interface ChosenAfterwards {
  readonly counts: EventCounts;
  /** Of how many different answers the event is made. */
  readonly values: number;
}

/** @param claim values more than e^claim times as frequent in the first world are taken */
export function chosenAfterwards(first: ArrayLike<number>, second: ArrayLike<number>, claim: number): ChosenAfterwards {
  const counts = new Map<number, [number, number]>();
  for (const [world, answers] of [first, second].entries()) {
    for (let i = 0; i < answers.length; i++) {
      const answer = answers[i] as number;
      const seen = counts.get(answer) ?? [0, 0];
      seen[world as 0 | 1]++;
      counts.set(answer, seen);
    }
  }
  let [values, hits, rareHits] = [0, 0, 0];
  for (const [inFirst, inSecond] of counts.values()) {
    if (inFirst * second.length <= Math.exp(claim) * inSecond * first.length) continue;
    values++;
    hits += inFirst;
    rareHits += inSecond;
  }
  return { values, counts: { frequent: { hits, tries: first.length }, rare: { hits: rareHits, tries: second.length } } };
}

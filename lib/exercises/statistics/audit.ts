/**
 * Audits a promise of differential privacy from the outside: answers from two neighbouring worlds, an event, and how often it happens in
 * each. If it happens with probability at least P in one and at most Q in the other, epsilon is at least ln(P/Q), for whatever made
 * the answers. Both bounds are Clopper and Pearson's, at half of alpha each.
 *
 * The event is chosen on the first half of the answers and counted on the second: otherwise the luckiest event would pass for a leak.
 * Two-sided: either world may be the one in which it is frequent.
 *
 * Says nothing from below: a bound under the promise is no proof that the promise is kept.
 * Source: Jagielski, Ullman, Oprea, Auditing differentially private machine learning (2020).
 */
import { lowerBound, upperBound } from "../../dp/clopper-pearson.ts";

export interface Event {
  readonly name: string;
  readonly holds: (answer: number) => boolean;
}

export interface Audited {
  readonly event: string;
  /** In the second half of the answers: hits and tries where the event is frequent, and where it is rare. */
  readonly frequent: readonly [hits: number, tries: number];
  readonly rare: readonly [hits: number, tries: number];
  /** Is the first world the one in which it is frequent? */
  readonly firstIsFrequent: boolean;
  /** Epsilon is at least this; more only with probability alpha. 0 where nothing follows. */
  readonly epsilon: number;
}

const count = (answers: readonly number[], { holds }: Event): number => answers.reduce((sum, answer) => sum + (holds(answer) ? 1 : 0), 0);

/**
 * What an event would be worth, roughly: the log ratio of its bounds (Wilson and Hilferty's approximation for small counts). Only to choose by.
 * Trap: the usual normal approximation gives up on an event that was never seen in one world, and such events are the best there are.
 */
function promise(hits: number, tries: number, otherHits: number, otherTries: number): number {
  if (hits < 1) return -Infinity;
  const low = hits * Math.max(0, 1 - 1 / (9 * hits) - SPREADS / (3 * Math.sqrt(hits))) ** 3;
  const next = otherHits + 1;
  const high = next * (1 - 1 / (9 * next) + SPREADS / (3 * Math.sqrt(next))) ** 3;
  return Math.log(low / tries) - Math.log(Math.min(1, high / otherTries));
}
/** So many standard deviations as the exact bounds at alpha = 1e-7 keep clear of. */
const SPREADS = 5.3;

export function audit(
  first: readonly number[],
  second: readonly number[],
  events: (a: readonly number[], b: readonly number[]) => readonly Event[],
  alpha: number,
): Audited {
  const half = (answers: readonly number[]) => Math.floor(answers.length / 2);
  const [trainA, testA] = [first.slice(0, half(first)), first.slice(half(first))];
  const [trainB, testB] = [second.slice(0, half(second)), second.slice(half(second))];

  let best: { event: Event; firstIsFrequent: boolean; worth: number } | undefined;
  for (const event of events(trainA, trainB)) {
    const [a, b] = [count(trainA, event), count(trainB, event)];
    for (const firstIsFrequent of [true, false]) {
      const worth = firstIsFrequent ? promise(a, trainA.length, b, trainB.length) : promise(b, trainB.length, a, trainA.length);
      if (!best || worth > best.worth) best = { event, firstIsFrequent, worth };
    }
  }
  if (!best) return { event: "none", frequent: [0, 0], rare: [0, 0], firstIsFrequent: true, epsilon: 0 };

  const { event, firstIsFrequent } = best;
  const [inFrequent, inRare] = firstIsFrequent ? [testA, testB] : [testB, testA];
  const [hits, rareHits] = [count(inFrequent, event), count(inRare, event)];
  const [low, high] = [lowerBound(hits, inFrequent.length, alpha / 2), upperBound(rareHits, inRare.length, alpha / 2)];
  return {
    event: event.name,
    frequent: [hits, inFrequent.length],
    rare: [rareHits, inRare.length],
    firstIsFrequent,
    epsilon: low > 0 && high > 0 ? Math.max(0, Math.log(low / high)) : 0,
  };
}

/** At most this many places to cut at. */
const CUTS = 60;

const readable = (value: number): string => (Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toPrecision(6));

/** All that beginners' noise is betrayed by: half lines, single values, and the set of values that are likelier in one world by e^epsilon. */
export function usualEvents(epsilon: number): (a: readonly number[], b: readonly number[]) => Event[] {
  return (a, b) => {
    const [inA, inB] = [frequencies(a), frequencies(b)];
    const values = [...new Set([...inA.keys(), ...inB.keys()])].sort((x, y) => x - y);
    const step = Math.max(1, Math.ceil(values.length / CUTS));
    const cuts = values.filter((_, i) => i % step === 0);
    const common = values.filter((value) => (inA.get(value) ?? 0) + (inB.get(value) ?? 0) > COMMON).slice(0, 4 * CUTS);
    const likelier = (p: ReadonlyMap<number, number>, q: ReadonlyMap<number, number>, scale: number) =>
      new Set(common.filter((value) => (p.get(value) ?? 0) > Math.exp(epsilon) * scale * (q.get(value) ?? 0)));
    const sets = [likelier(inA, inB, a.length / b.length), likelier(inB, inA, b.length / a.length)];
    return [
      ...cuts.flatMap((cut): Event[] => [
        { name: `answer ≥ ${readable(cut)}`, holds: (answer) => answer >= cut },
        { name: `answer ≤ ${readable(cut)}`, holds: (answer) => answer <= cut },
      ]),
      ...common.map((value): Event => ({ name: `answer = ${readable(value)}`, holds: (answer) => answer === value })),
      ...sets
        .filter(({ size }) => size > 1)
        .map(
          (set): Event => ({
            name: `one of ${set.size} values: ${[...set].slice(0, 5).map(readable).join(", ")}${set.size > 5 ? ", …" : ""}`,
            holds: (answer) => set.has(answer),
          }),
        ),
    ];
  };
}
/** Seen so often in both worlds together, a value is worth a look by itself. */
const COMMON = 20;

function frequencies(answers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}

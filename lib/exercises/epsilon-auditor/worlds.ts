/**
 * Mechanisms that the auditor is tried on, each as a pair of worlds, and the auditor's answers, checked before anybody counts them.
 *
 * Knows: the judge knows each mechanism's epsilon exactly. The auditor sees outputs.
 */
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { wordsOf } from "../../dp/words.ts";
import type { Rng } from "../../random/index.ts";
import type { JudgeLab, Learner, Plain } from "../exercise.ts";
import { named, WrongAnswer } from "../judging.ts";

/** Outputs of one run after the other; world 0 is the first database. */
export type Worlds = (rng: Rng) => readonly [() => number, () => number];

/** Epsilon is exactly this, on counts that differ by one. */
export const geometric =
  (epsilon: number): Worlds =>
  (rng) => {
    const { sampler } = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 });
    const [a, b] = [sampler(rng.fork("first")), sampler(rng.fork("second"))];
    return [() => 43 + a(), () => 42 + b()];
  };

/** One of `slots` numbers, equally likely, and by its side a bit that says which world it is. So many events are equally telling. */
export const slotted =
  (slots: number, epsilon = 1): Worlds =>
  (rng) => {
    const kept = 1 / (1 + Math.exp(-epsilon));
    const world = (truth: number, label: string) => {
      const words = wordsOf(rng.fork(label));
      const real = () => words.next() * 2 ** -32;
      return () => 2 * Math.floor(real() * slots) + (real() < kept ? truth : 1 - truth);
    };
    return [world(1, "first"), world(0, "second")];
  };

/** 1 with these chances, and otherwise 0. */
export const coins =
  (first: number, second: number): Worlds =>
  (rng) => {
    const world = (chance: number, label: string) => {
      const words = wordsOf(rng.fork(label));
      return () => (words.next() * 2 ** -32 < chance ? 1 : 0);
    };
    return [world(first, "first"), world(second, "second")];
  };

/** Uniform below 2,000 in both worlds; but the first now and then gives a number that the second never does. */
export const SPECIAL = 777;
export const telling =
  (chance: number): Worlds =>
  (rng) => {
    const world = (often: number, label: string) => {
      const words = wordsOf(rng.fork(label));
      const real = () => words.next() * 2 ** -32;
      return () => {
        if (real() < often) return SPECIAL;
        const other = Math.floor(real() * 1999);
        return other < SPECIAL ? other : other + 1;
      };
    };
    return [world(chance, "first"), world(0, "second")];
  };

export const swapped =
  (worlds: Worlds): Worlds =>
  (rng) => {
    const [first, second] = worlds(rng);
    return [second, first];
  };

export interface Asked {
  readonly worlds: Worlds;
  /** How many outputs of each world an audit sees. */
  readonly sizes: readonly [number, number];
  readonly alpha: number;
  readonly audits: number;
}

const BATCH = 50;

/** So many independent audits. */
export async function auditsOf({ worlds, sizes, alpha, audits }: Asked, learner: Learner, { rng, progress }: JudgeLab): Promise<number[]> {
  const [first, second] = worlds(rng.fork("worlds"));
  const take = (output: () => number, count: number) => Array.from({ length: count }, output);
  const bounds: number[] = [];
  while (bounds.length < audits) {
    const batch = Array.from({ length: Math.min(BATCH, audits - bounds.length) }, (): readonly Plain[] => [
      take(first, sizes[0]),
      take(second, sizes[1]),
      alpha,
    ]);
    for (const answer of await learner.callMany("audit", batch)) bounds.push(boundOf(answer));
    await progress(bounds.length / audits, `${bounds.length} of ${audits} audits`);
  }
  return bounds;
}

export async function boundFor(learner: Learner, first: readonly number[], second: readonly number[], alpha: number): Promise<number> {
  return boundOf(await learner.call("audit", [first, second, alpha]));
}

function boundOf(answer: unknown): number {
  if (typeof answer === "number" && Number.isFinite(answer) && answer >= 0) return answer;
  throw new WrongAnswer(
    answer === Number.POSITIVE_INFINITY
      ? "audit returned Infinity: that an event never came in so many tries does not make it impossible."
      : `audit should return a finite number, at least 0; it returned ${named(answer)}.`,
  );
}

/**
 * Sums the gifts with the bound from either source, in the world without the newcomer and in the one with; publishes each sum many
 * times over, each time with fresh noise; and has an attacker guess, from each answer, which world it came from.
 */
import { neighbourScore } from "../attacks/neighbours.ts";
import { epsilonAsNumber, nanoEpsilon } from "../dp/budget.ts";
import { cheapestBound, clippedSum, costOf } from "../dp/clipped-sum.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { advantageOf, epsilonAtLeast, measureRoc } from "../dp/roc.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import { beginningFirst } from "./beginning.ts";
import type { Lab } from "./experiment.ts";
import { inventedGifts } from "./invented-gifts.ts";
import type { Result, Worlds } from "./sensitivity.result.ts";
import type { params } from "./sensitivity.ts";

const CHUNK = 5000;
/** So many answers in each world are seen first. */
const FIRST = 1000;
/** How many bounds the curve is drawn through. */
const CURVE = 90;
const BINS = 31;
/** The share of the answers at each end that is put into the outermost bins. */
const BEYOND = 0.01;

export const run = (values: Values<typeof params>, lab: Lab<Result>): Promise<Result> =>
  beginningFirst(lab, values.tries > 2 * FIRST ? { ...values, tries: FIRST } : undefined, values, published);

async function published({ bound, boundFrom, epsilon, newcomer, people, tries }: Values<typeof params>, lab: Lab<never>): Promise<Result> {
  const budget = nanoEpsilon(epsilon);
  const exactly = epsilonAsNumber(budget); // what is paid: rounded up to a billionth
  const gifts = inventedGifts(people, lab.rng.fork("gifts"));
  const withNewcomer = [...gifts, newcomer];
  const largestOf = (values: readonly number[]) => Math.max(1, ...values);

  /** One answer each, many times over. */
  async function answers(truth: number, sensitivity: number, rng: Rng, done: number): Promise<Float64Array> {
    const noise = mechanismOf({ name: "geometric", epsilon: budget, sensitivity }).sampler(rng);
    const out = new Float64Array(tries);
    for (let i = 0; i < tries; i++) {
      out[i] = truth + noise();
      if (i % CHUNK === CHUNK - 1) await lab.progress((done + i / tries) / 4, "publishing in both worlds");
    }
    return out;
  }

  async function twoWorlds(bounds: readonly [number, number], rng: Rng, done: number): Promise<{ worlds: Worlds; error: number }> {
    const sums = [clippedSum(gifts, bounds[0]).sum, clippedSum(withNewcomer, bounds[1]).sum] as const;
    const without = await answers(sums[0], bounds[0], rng.fork("without"), done);
    const within = await answers(sums[1], bounds[1], rng.fork("with"), done + 1);
    const score = neighbourScore({ truth: sums[0], scale: bounds[0] }, { truth: sums[1], scale: bounds[1] });
    const roc = measureRoc(without.map(score), within.map(score));
    const error = without.reduce((sum, answer) => sum + Math.abs(answer - total), 0) / tries;
    const worlds: Worlds = {
      bounds: [...bounds],
      sums: [...sums],
      scales: [bounds[0] / exactly, bounds[1] / exactly],
      moved: sums[1] - sums[0],
      advantage: advantageOf(roc),
      auc: roc.auc,
      epsilonAtLeast: epsilonAtLeast(roc),
      bins: binned(without, within),
    };
    return { worlds, error };
  }

  const total = gifts.reduce((sum, gift) => sum + gift, 0);
  const declared = await twoWorlds([bound, bound], lab.rng.fork("declared"), 0);
  const largest = await twoWorlds([largestOf(gifts), largestOf(withNewcomer)], lab.rng.fork("largest"), 2);

  const chosen = { declared, largest }[boundFrom];
  const [used] = chosen.worlds.bounds;
  const { bias, noise, error } = costOf(gifts, used, exactly);
  const best = cheapestBound(gifts, exactly);
  return {
    bound: used,
    boundFrom,
    epsilon: exactly,
    clipped: clippedSum(gifts, used).clipped,
    bias,
    scale: used / exactly,
    error: chosen.error,
    expected: { error, noise },
    trueSensitivity: largestOf(withNewcomer),
    moved: chosen.worlds.moved,
    total,
    best: { bound: best.bound, error: best.error, above: clippedSum(gifts, best.bound).clipped },
    curve: boundsUpTo(Math.ceil(1.3 * Math.max(largestOf(gifts), bound)), [used, best.bound]).map((at) => costOf(gifts, at, exactly)),
    gifts,
    newcomer,
    declared: declared.worlds,
    largest: largest.worlds,
  };
}

/** Whole bounds, evenly spaced, and those that are named. */
function boundsUpTo(last: number, named: readonly number[]): number[] {
  const even = Array.from({ length: CURVE }, (_, i) => Math.max(1, Math.round(((i + 1) / CURVE) * last)));
  return [...new Set([...even, ...named])].sort((a, b) => a - b);
}

/** How often the answers of both worlds fell where. The bins cover what is common, in whole euros. */
function binned(without: Float64Array, within: Float64Array): Worlds["bins"] {
  const all = Float64Array.from([...without, ...within]).sort();
  const at = (share: number) => all[Math.floor(share * (all.length - 1))] as number;
  const from = at(BEYOND);
  const width = Math.max(1, Math.ceil((at(1 - BEYOND) - from + 1) / BINS));
  const counted = (answers: Float64Array) => {
    const counts = new Array<number>(BINS).fill(0);
    for (const answer of answers) {
      const bin = Math.min(BINS - 1, Math.max(0, Math.floor((answer - from) / width)));
      counts[bin] = (counts[bin] as number) + 1;
    }
    return counts;
  };
  return { from, width, without: counted(without), with: counted(within) };
}

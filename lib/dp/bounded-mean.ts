/**
 * Sums and means of whole numbers that are clipped to declared bounds. Under replace-one the number of people is public, and a mean is a
 * noisy sum divided by it. Under add-remove it is not: a mean is then a noisy sum over a noisy count, each for half of epsilon, and the sum
 * is taken about the middle of the bounds, where one person moves it by half of the range instead of by the larger bound.
 *
 * Trap: bounds that are read off the data ("from the smallest to the largest") are an answer without noise. They are declared.
 * Trap: how many values were clipped is a count like any other; publishing it costs.
 * Trap: a noisy count can be 0 or less. It is lifted to 1, and the mean clipped to its bounds: both look at published numbers only.
 *
 * Source: Dwork and Roth (2014), section 3.3; Li, Lyu, Su, Yang, Differential Privacy: From Theory to Practice (2016), section 2.5, for
 * the sum about the middle; Google's differential privacy library (bounded mean) for the same.
 */
import type { Rng } from "../random/index.ts";
import { between, whole } from "./admissible.ts";
import { epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import { clippedSum } from "./clipped-sum.ts";
import { compose, type Event, type Relation } from "./event.ts";
import { mechanismOf } from "./mechanism.ts";
import { discreteLaplace } from "./oracle.ts";
import { over, rational, toNumber } from "./rational.ts";
import type { Release } from "./release.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { wordsOf } from "./words.ts";

export interface BoundedRequest {
  readonly epsilon: NanoEpsilon;
  readonly relation: Relation;
  /** Whole numbers, declared; lower below upper. */
  readonly lower: number;
  readonly upper: number;
}

export interface Bounded {
  /** What one release costs, under the relation that was asked for. */
  readonly event: Event;
  /** `values`: one whole number a person. */
  release(values: readonly number[], rng: Rng): Release<number>;
}

/** The two noisy numbers that a mean over an unknown count is made of. They are paid for, so they may be published with it. */
export interface MeanParts {
  /** Twice the sum about the middle of the bounds. */
  readonly halves: number;
  /** Can be 0 or less. */
  readonly people: number;
}

export interface BoundedMean extends Bounded {
  release(values: readonly number[], rng: Rng): Release<number> & { readonly parts?: MeanParts };
}

const FURTHEST = 2 ** 40;

function checked({ lower, upper }: BoundedRequest): void {
  whole("The lower bound", lower, -FURTHEST, FURTHEST);
  whole("The upper bound", upper, lower + 1, FURTHEST);
}

/** The sum of the clipped values, less `lower` for each of them: exact. */
function sumAboveLower(values: readonly number[], { lower, upper }: BoundedRequest): number {
  for (const [at, x] of values.entries()) whole(`Value ${at}`, x, Number.MIN_SAFE_INTEGER);
  return whole(
    "The sum",
    clippedSum(
      values.map((x) => Math.max(x, lower) - lower),
      upper - lower,
    ).sum,
    0,
  );
}

/** Discrete Laplace noise for an answer that one person moves by `steps`. */
function noiseFor(epsilon: NanoEpsilon, steps: number) {
  const rate = over(epsilonAsRational(epsilon), rational(BigInt(steps)));
  const event: Event = { kind: "discrete-laplace", rate: toNumber(rate), steps };
  return { event, draw: (rng: Rng) => Number(discreteLaplace(rate, wordsOf(rng))) };
}

/** The sum. Its sensitivity is upper - lower under replace-one, and the larger of |lower| and |upper| under add-remove. */
export function boundedSum(request: BoundedRequest): Bounded {
  checked(request);
  const { lower, upper, relation, epsilon } = request;
  const noise = noiseFor(epsilon, sensitivityOf({ query: "sum", lower, upper }, relation).l1);
  return {
    event: noise.event,
    release: (values, rng) => ({
      value: sumAboveLower(values, request) + values.length * lower + noise.draw(rng),
      event: noise.event,
    }),
  };
}

/** The mean, between lower and upper. @throws RangeError under replace-one where there is nobody: n is public, and 0 */
export function boundedMean(request: BoundedRequest): BoundedMean {
  checked(request);
  return request.relation === "replace-one" ? meanOfKnownCount(request) : meanOfUnknownCount(request);
}

function meanOfKnownCount(request: BoundedRequest): Bounded {
  const { lower, upper, epsilon } = request;
  const noise = noiseFor(epsilon, upper - lower);
  return {
    event: noise.event,
    release(values, rng) {
      whole("The number of people", values.length, 1);
      const mean = lower + (sumAboveLower(values, request) + noise.draw(rng)) / values.length;
      return { value: clip(mean, request), event: noise.event };
    },
  };
}

function meanOfUnknownCount(request: BoundedRequest): BoundedMean {
  const { lower, upper, epsilon } = request;
  const { forSum, forCount } = shared(epsilon);
  // About the middle, in halves: 2 x - lower - upper is whole, and at most upper - lower in size.
  const range = upper - lower;
  const sumNoise = noiseFor(forSum, range);
  const countNoise = noiseFor(forCount, 1);
  const event = compose(sumNoise.event, countNoise.event);
  return {
    event,
    release(values, rng) {
      const halves = 2 * sumAboveLower(values, request) - values.length * range + sumNoise.draw(rng.fork("sum"));
      const people = values.length + countNoise.draw(rng.fork("count"));
      return { value: clip((lower + upper) / 2 + halves / 2 / Math.max(1, people), request), event, parts: { halves, people } };
    },
  };
}

/**
 * Where the mean of the clipped values is, given what was published about it: between these two with at least this confidence, provided that
 * there is anybody. Half of what may go wrong is allowed to the sum, half to the count. Add-remove only.
 *
 * @param confidence above 0 and below 1
 */
export function meanBand(request: BoundedRequest, { halves, people }: MeanParts, confidence: number): readonly [low: number, high: number] {
  checked(request);
  const { lower, upper } = request;
  const { forSum, forCount } = shared(request.epsilon);
  const each = (1 + between("The confidence", confidence, 0, 1)) / 2;
  const reach = (epsilon: NanoEpsilon, sensitivity: number) => mechanismOf({ name: "geometric", epsilon, sensitivity }).support(each)[1];
  const [ofSum, ofCount] = [reach(forSum, upper - lower), reach(forCount, 1)];
  const fewest = Math.max(1, people - ofCount);
  const most = Math.max(1, people + ofCount);
  const about = (sum: number, few: number) => clip((lower + upper) / 2 + sum / 2 / few, request);
  const [low, high] = [halves - ofSum, halves + ofSum];
  return [about(low, low < 0 ? fewest : most), about(high, high < 0 ? most : fewest)];
}

/** Half of the billionths for the sum, rounded down; the rest for the count. @throws RangeError where there are not two billionths */
function shared(epsilon: NanoEpsilon): { readonly forSum: NanoEpsilon; readonly forCount: NanoEpsilon } {
  if (epsilon < 2n) throw new RangeError(`Epsilon is ${epsilon} billionth; a sum and a count need at least two.`);
  const forSum = (epsilon / 2n) as NanoEpsilon;
  return { forSum, forCount: (epsilon - forSum) as NanoEpsilon };
}

const clip = (x: number, { lower, upper }: BoundedRequest): number => Math.min(upper, Math.max(lower, x));

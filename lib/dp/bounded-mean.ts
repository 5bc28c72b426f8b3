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
import { type Additive, additive } from "./additive.ts";
import { between, whole } from "./admissible.ts";
import type { NanoEpsilon } from "./budget.ts";
import { clippedSum } from "./clipped-sum.ts";
import { compose, type Event, type Relation } from "./event.ts";
import type { ReleaseUnder } from "./release.ts";
import { sensitivityOf } from "./sensitivity.ts";

export interface BoundedRequest<R extends Relation = Relation> {
  readonly epsilon: NanoEpsilon;
  readonly relation: R;
  /** Whole numbers, declared; lower below upper. */
  readonly lower: number;
  readonly upper: number;
}

export interface Bounded<R extends Relation = Relation> {
  /** What one release costs, under the relation that was asked for. */
  readonly event: Event;
  /** `values`: one whole number a person. */
  release(values: readonly number[], rng: Rng): ReleaseUnder<R, number>;
}

/** The two noisy numbers that a mean over an unknown count is made of. They are paid for, so they may be published with it. */
export interface MeanParts {
  /** Twice the sum about the middle of the bounds. */
  readonly halves: number;
  /** Can be 0 or less. */
  readonly people: number;
}

export interface BoundedMean<R extends Relation = Relation> extends Bounded<R> {
  release(values: readonly number[], rng: Rng): ReleaseUnder<R, number> & { readonly parts?: MeanParts };
}

/** So that from the lowest bound to the highest there are 2^40, the widest that noise is drawn for (mechanism.ts). */
const FURTHEST = 2 ** 39;

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

/** A sum of values from `lower` to `upper`, with geometric noise. */
function noisySum<R extends Relation>(epsilon: NanoEpsilon, relation: R, lower: number, upper: number): Additive<R> {
  return additive({ name: "geometric", epsilon, sensitivity: sensitivityOf({ query: "sum", lower, upper }, relation) });
}

/** The sum. Its sensitivity is upper - lower under replace-one, and the larger of |lower| and |upper| under add-remove. */
export function boundedSum<R extends Relation>(request: BoundedRequest<R>): Bounded<R> {
  checked(request);
  const { lower, upper, relation, epsilon } = request;
  const sum = noisySum(epsilon, relation, lower, upper);
  return {
    event: sum.event,
    release: (values, rng) => sum.release(sumAboveLower(values, request) + values.length * lower, rng),
  };
}

/** The mean, between lower and upper. @throws RangeError under replace-one where there is nobody: n is public, and 0 */
export function boundedMean<R extends Relation>(request: BoundedRequest<R>): BoundedMean<R> {
  checked(request);
  return request.relation === "replace-one" ? meanOfKnownCount(request) : meanOfUnknownCount(request);
}

function meanOfKnownCount<R extends Relation>(request: BoundedRequest<R>): Bounded<R> {
  const { lower, upper, relation, epsilon } = request;
  const sum = noisySum(epsilon, relation, 0, upper - lower);
  return {
    event: sum.event,
    release(values, rng) {
      whole("The number of people", values.length, 1);
      const above = sum.release(sumAboveLower(values, request), rng);
      return { ...above, value: clip(lower + above.value / values.length, request) };
    },
  };
}

/** The sum about the middle, in halves: 2 x - lower - upper is whole, and at most upper - lower in size. And the count. */
function noisyParts<R extends Relation>({ lower, upper, relation, epsilon }: BoundedRequest<R>) {
  const { forSum, forCount } = shared(epsilon);
  return {
    sum: noisySum(forSum, relation, lower - upper, upper - lower),
    count: additive({ name: "geometric", epsilon: forCount, sensitivity: sensitivityOf({ query: "count" }, relation) }),
  };
}

function meanOfUnknownCount<R extends Relation>(request: BoundedRequest<R>): BoundedMean<R> {
  const { lower, upper, relation } = request;
  const range = upper - lower;
  const { sum, count } = noisyParts(request);
  const event = compose(sum.event, count.event);
  return {
    event,
    release(values, rng) {
      const halves = sum.release(2 * sumAboveLower(values, request) - values.length * range, rng.fork("sum")).value;
      const people = count.release(values.length, rng.fork("count")).value;
      const value = clip((lower + upper) / 2 + halves / 2 / Math.max(1, people), request);
      return { value, event, relation, parts: { halves, people } };
    },
  };
}

/**
 * Where the mean of the clipped values is, given what was published about it: between these two with at least this confidence, provided that
 * there is anybody. Half of what may go wrong is allowed to the sum, half to the count.
 *
 * @param confidence above 0 and below 1
 */
export function meanBand(
  request: BoundedRequest<"add-remove">,
  { halves, people }: MeanParts,
  confidence: number,
): readonly [low: number, high: number] {
  checked(request);
  const { lower, upper } = request;
  const parts = noisyParts(request);
  const each = (1 + between("The confidence", confidence, 0, 1)) / 2;
  const [ofSum, ofCount] = [parts.sum.noise.support(each)[1], parts.count.noise.support(each)[1]];
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

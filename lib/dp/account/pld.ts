/**
 * The accountant that follows the whole distribution of the privacy loss, and so the only one here that is exact but for a grid. It says between
 * which two numbers epsilon lies: both are proven, the grid errs once upwards and once downwards.
 *
 * What makes a small grid enough: the window is fitted to the sum (its cumulants give the middle, the width, and the tilt that belong to the
 * wanted delta), not to the range of one loss. 10 000 small losses add up to something a hundred times as wide as one, not 10 000 times.
 *
 * Trap: one bare epsilon. A number from a grid is an interval, and a guarantee is its upper end.
 *
 * Source: Sommer, Meiser, Mohammadi (2019); Doroshenko et al. (2022); Zhu, Dong, Wang (2022), theorems 10 and 11, for adaptive composition
 * and sampling.
 */
import { type Leaf, leavesOf, type Spending } from "../event.ts";
import type { Accountant, Unreadable } from "./accountant.ts";
import { alone, cumulant, deltaOf, epsilonOf, type Sum, sumOf, type Window } from "./convolve.ts";
import { type Direction, type LossDistribution, lossOf, onSample } from "./loss-distribution.ts";
import { discretise, type GridLaw, reach } from "./loss-grid.ts";

/** 2^16: within 1e-4 of epsilon for the training runs that papers report, in a tenth of a second. 2^14: within 1e-3, in a third of that. */
export const POINTS = 2 ** 16;

interface Composed {
  readonly law: LossDistribution;
  readonly times: number;
  /**
   * Whether a mechanism has this very law. The law of a bounded range is made of many pairs of worlds, since each epsilon has its worst one:
   * for one epsilon and once it is attained ("once"); composed, or on a sample, it is above every mechanism there is. Default: always.
   */
  readonly attained?: "once" | "never";
}

export interface Directed {
  readonly direction: Direction;
  readonly parts: readonly Composed[];
}

/** The loss distributions of a tree, for each direction that matters. @throws RangeError where an event's parameters are not admissible */
export function lossesOf({ relation, event }: Spending): readonly Directed[] | Unreadable {
  const leaves = leavesOf(event);
  if (!leaves) return no("Several answers on one common sample are one event; its loss is not the sum of theirs.");
  const counted = leaves.filter(({ times, rate }) => times > 0 && rate > 0);
  const sampledLeaf = counted.some(({ rate }) => rate < 1);
  if (sampledLeaf && relation === "replace-one") return no("For Poisson samples the loss is known for the add-remove relation only.");
  const directions: readonly Direction[] = sampledLeaf ? ["remove", "add"] : ["remove"];
  const all: Directed[] = [];
  for (const direction of directions) {
    const parts: Composed[] = [];
    for (const leaf of counted) {
      const law = lawOf(leaf, direction);
      if (!law) return no(`Of an event "${leaf.event.kind}" with these parameters no loss distribution is at hand.`);
      parts.push({ law, times: leaf.times, ...(leaf.event.kind === "bounded-range" && { attained: leaf.rate === 1 ? "once" : "never" }) });
    }
    all.push({ direction, parts });
  }
  return all;
}

function lawOf({ event, rate }: Leaf, direction: Direction): LossDistribution | undefined {
  const law = lossOf(event);
  if (!law || rate === 1) return law;
  const thinned = onSample(law, rate, direction);
  const [a, b] = thinned.atoms;
  // Two atoms are a lattice whatever they are.
  return a && b && thinned.atoms.length === 2 && !thinned.continuous
    ? { ...thinned, lattice: { offset: Math.max(a.loss, b.loss), unit: Math.abs(a.loss - b.loss) } }
    : thinned;
}

const no = (why: string): Unreadable => ({ readable: false, why });

/** The most that can be lost with certainty; Infinity for Gaussian noise. */
function mostOf(parts: readonly Composed[]): number {
  return parts.reduce((sum, { law, times }) => {
    const top = law.atoms.reduce((most, { loss }) => Math.max(most, loss), law.continuous?.to ?? Number.NEGATIVE_INFINITY);
    return sum + times * (law.infinite > 0 ? Number.POSITIVE_INFINITY : top);
  }, 0);
}

/**
 * Sums that the truth is not below: of all the losses if they are attained, else of the attained ones alone, and of each that is attained once.
 * Leaving answers out can only lower epsilon and delta: whoever has all of them can throw some away (post-processing). And of an answer that is
 * chosen knowing those before it, the worst mechanism may be chosen.
 */
function attainedOf(parts: readonly Composed[]): readonly (readonly Composed[])[] {
  const always = parts.filter(({ attained }) => attained === undefined);
  if (always.length === parts.length) return [parts];
  return [always, ...parts.filter(({ attained }) => attained === "once").map((part) => [{ ...part, times: 1 }])];
}

interface Ends {
  readonly optimistic: number;
  readonly pessimistic: number;
}

/** @param endsOf of one sum, for a list that is not empty */
function intervalOf(losses: readonly Directed[], endsOf: (parts: readonly Composed[]) => Ends): readonly [atLeast: number, most: number] {
  let [atLeast, most] = [0, 0];
  for (const { parts } of losses) {
    if (parts.length === 0) continue;
    const all = endsOf(parts);
    most = Math.max(most, all.pessimistic);
    for (const some of attainedOf(parts)) {
      if (some.length > 0) atLeast = Math.max(atLeast, some === parts ? all.optimistic : endsOf(some).optimistic);
    }
  }
  return [atLeast, most];
}

export interface EpsilonInterval {
  readonly readable: true;
  /** The truth is not below this; 0 where nothing is known. */
  readonly atLeast: number;
  /** The upper bound. */
  readonly epsilon: number;
}

export interface DeltaInterval {
  readonly readable: true;
  readonly atLeast: number;
  /** The upper bound. */
  readonly delta: number;
}

/**
 * @param delta in [0, 1)
 * @param points size of the grid, a power of 2
 * @throws RangeError where they are not, or where an event's parameters are not admissible
 */
export function epsilonInterval(spending: Spending, delta: number, points = POINTS): EpsilonInterval | Unreadable {
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it is at least 0 and below 1.`);
  checkPoints(points);
  const losses = lossesOf(spending);
  if ("readable" in losses) return losses;
  const [atLeast, epsilon] = intervalOf(losses, (parts) => {
    const most = mostOf(parts);
    if (delta === 0) return { optimistic: most, pessimistic: most };
    const sum = composed(parts, points, { delta });
    return {
      optimistic: Math.min(most, epsilonOf(sum, "optimistic", delta)),
      pessimistic: Math.min(most, epsilonOf(sum, "pessimistic", delta)),
    };
  });
  return { readable: true, atLeast, epsilon };
}

/**
 * @param epsilon at least 0, finite
 * @throws RangeError as `epsilonInterval`
 */
export function deltaInterval(spending: Spending, epsilon: number, points = POINTS): DeltaInterval | Unreadable {
  if (!(epsilon >= 0 && Number.isFinite(epsilon))) throw new RangeError(`Epsilon is ${epsilon}; it is at least 0 and finite.`);
  checkPoints(points);
  const losses = lossesOf(spending);
  if ("readable" in losses) return losses;
  const [atLeast, delta] = intervalOf(losses, (parts) => {
    if (mostOf(parts) <= epsilon) return { optimistic: 0, pessimistic: 0 };
    const sum = composed(parts, points, { epsilon });
    return { optimistic: deltaOf(sum, "optimistic", epsilon), pessimistic: deltaOf(sum, "pessimistic", epsilon) };
  });
  return { readable: true, atLeast, delta };
}

function checkPoints(points: number): void {
  if (!(Number.isInteger(Math.log2(points)) && points >= 256 && points <= 2 ** 22))
    throw new RangeError(`The grid has ${points} points; that is a power of 2 from 256 to 2^22.`);
}

export type Target = { readonly delta: number } | { readonly epsilon: number } | "all";

/** The sum of all losses on a grid that was made for the question. */
export function composed(parts: readonly Composed[], points: number, target: Target): Sum {
  const { window, width, ranges } = fitTo(parts, points, target);
  const [only] = parts;
  if (only && isAlone(parts)) {
    const fine = spacingFor(parts, width / (Math.max(points, LEAST_ALONE) - 2));
    return alone(discretise(only.law, fine, ranges[0] as Range));
  }
  const spacing = spacingFor(parts, width / (points - 2));
  return sumOf(
    parts.map(({ law, times }, i) => ({ law: discretise(law, spacing, ranges[i] as Range), times })),
    { ...window, points },
  );
}

/**
 * One loss costs no transform, so its grid is never coarser than this: an answer on a rare sample has all that matters within the rate of 0,
 * and a tail thousands of times as long.
 */
const LEAST_ALONE = 2 ** 14;

const isAlone = (parts: readonly Composed[]): boolean => parts.length === 1 && parts[0]?.times === 1;

/** On the lattice of the first law that has one, if the grid is fine enough for it; each loss is then exactly on a knot. */
function spacingFor(parts: readonly Composed[], least: number): number {
  const unit = parts.find(({ law }) => law.lattice)?.law.lattice?.unit;
  return unit !== undefined && unit >= least ? unit / Math.floor(unit / least) : least;
}

type Range = readonly [low: number, high: number];

/** Points of the first look at a law. */
const SKETCH = 2048;
/** log of the part of delta that the window may get wrong on either side; the bounds add, or take off, all of it. */
const OUTSIDE = -14;
/**
 * Where delta is given, and losses fall between the knots, more of it for a coarse grid: its own error goes down with the square of the spacing,
 * and a window that is too wide loses more by its spacing than it gains. (Where delta is what is asked for, it is not known how small it is.)
 */
const outsideOf = (parts: readonly Composed[], points: number) =>
  parts.some(({ law }) => law.continuous || !law.lattice) ? Math.max(OUTSIDE, Math.min(-10, 10 - 2 * Math.log(points))) : OUTSIDE;
/** By so much, in logarithms, the bound on delta (`logPeak`) may be too large. */
const SLACK = 4;
/** log of what the transform rounds. */
const ROUNDING = -32;
/** The part of delta that is lost, or shifted, with the tails of the single laws. */
const CUT = 1e-8;

function fitTo(parts: readonly Composed[], points: number, target: Target) {
  const steps = parts.reduce((sum, { times }) => sum + times, 0);
  let logDelta = target === "all" ? Math.log(1e-12) : "delta" in target ? Math.log(target.delta) : Math.log(1e-12);
  for (let round = 0; ; round++) {
    const above = Math.max(1e-290, (Math.exp(Math.max(-650, logDelta)) * CUT) / steps);
    const ranges = parts.map(({ law }) => reach(law, CUT / steps, above));
    const sketches = parts.map(({ law, times }, i) => ({ law: sketch(law, ranges[i] as Range), times }));
    const k = (t: number) =>
      sketches.reduce((sum, { law, times }) => sum + times * cumulant(law.pessimistic, law.start, law.spacing, t), 0);
    if (target === "all") return { ranges, ...around(k, [0], 0, logDelta + OUTSIDE, ranges) };
    if ("delta" in target) {
      const epsilonFor = (t: number) => (k(t) + logPeak(t) - logDelta) / t;
      const tilt = least(epsilonFor);
      return { ranges, ...around(k, tilts(tilt), epsilonFor(tilt), logDelta + outsideOf(parts, points), ranges) };
    }
    const logDeltaFor = (t: number) => k(t) + logPeak(t) - t * target.epsilon;
    const tilt = least(logDeltaFor);
    const [first] = sketches;
    const found =
      first && isAlone(parts)
        ? Math.log(Math.max(1e-300, deltaOf(alone(first.law), "pessimistic", target.epsilon)))
        : Math.min(0, logDeltaFor(tilt)) - SLACK;
    // So small a delta asks for tails that the sketch has cut off.
    if (found < logDelta && round < 6 && above > 1e-290) logDelta = found;
    else return { ranges, ...around(k, tilts(tilt), target.epsilon, found + OUTSIDE, ranges) };
  }
}

/**
 * log of the largest (1 - e^-x) e^(-t x): delta = E[(1 - e^(epsilon - L))+] is at most that much times E[e^(t (L - epsilon))]. Without it the
 * best tilt of a law with a largest loss could be infinite. Canonne, Kamath, Steinke (2020), proposition 12.
 */
const logPeak = (t: number) => -Math.log1p(t) - t * Math.log1p(1 / t);

function sketch(law: LossDistribution, range: Range): GridLaw {
  return discretise(law, (range[1] - range[0]) / SKETCH || 1, range);
}

const tilts = (most: number): readonly number[] => [most, most / 2, most / 4, 0];

/**
 * The narrowest window that is wide enough (Chernoff's bound on either side). More tilt allows for smaller deltas and for less room; but
 * where a single loss may be large and seldom is, it makes that tail heavy.
 */
function around(k: (t: number) => number, candidates: readonly number[], epsilon: number, logOutside: number, ranges: readonly Range[]) {
  // Much narrower than one loss, a window would ask for more knots than it has points itself.
  const narrowest = Math.max(1e-12, ...ranges.map(([low, high]) => (high - low) / 8));
  let best: { readonly window: Omit<Window, "points">; readonly width: number } | undefined;
  for (const tilt of candidates) {
    const here = k(tilt);
    // What one unit of tilted mass is worth at epsilon.
    const worth = here - tilt * epsilon + SLACK;
    if (best && worth + ROUNDING > logOutside) break;
    const allowed = Math.min(-1, logOutside - worth);
    const right = least((u) => (k(tilt + u) - here - allowed) / u);
    const high = (k(tilt + right) - here - allowed) / right;
    const left = least((u) => (k(tilt - u) - here - allowed) / u);
    const low = (here - k(tilt - left) + allowed) / left;
    const width = Math.max(high - low, narrowest);
    if (!best || width < best.width) best = { window: { low, tilt, left, right }, width };
  }
  return best as NonNullable<typeof best>;
}

/** Where a function of one positive number with a single valley is least: golden section on the logarithm. */
function least(f: (t: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [Math.log(1e-5), Math.log(1e6)];
  let [c, d] = [b - golden * (b - a), a + golden * (b - a)];
  let [fc, fd] = [f(Math.exp(c)), f(Math.exp(d))];
  while (b - a > 0.05) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - golden * (b - a);
      fc = f(Math.exp(c));
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + golden * (b - a);
      fd = f(Math.exp(d));
    }
  }
  return Math.exp((a + b) / 2);
}

export const pld: Accountant = {
  id: "pld",
  name: "Privacy loss distribution",
  kind: "interval",
  source: "Sommer, Meiser, Mohammadi (2019); Doroshenko et al. (2022)",
  epsilonAt(spending, delta) {
    const interval = epsilonInterval(spending, delta);
    return interval.readable ? { ...interval, formula: "delta(epsilon) = E[(1 - e^(epsilon - L))+], L the sum of all losses" } : interval;
  },
};

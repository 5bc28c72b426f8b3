/**
 * A mechanism's outputs as a picture shows them: bins on one axis for two neighbouring worlds, wide enough to be seen and as many
 * as fit. Outputs are whole steps of the grid, counted from the true answer of the world without the person; the other world's
 * true answer is `steps`.
 *
 * Trap: bins whose edge is the true answer split the hill's top in two. They are centred on multiples of their width instead.
 * Trap: a picture ends somewhere and a law does not. What falls outside is counted, not dropped.
 */
import { epsilonAsNumber } from "./budget.ts";
import type { Mechanism } from "./mechanism.ts";
import { toNumber } from "./rational.ts";

export interface Bins {
  /** The first output of the first bin. */
  readonly first: number;
  /** Outputs in each. */
  readonly width: number;
  readonly count: number;
}

/** How much of the noise the picture holds; and how far it reaches on each side, in sensitivities, however little noise there is. */
const SHOWN = 0.995;
const LEAST = 5;

/** `origin`: the true answer of the world without the person in steps, so that bins are centred on round answers. */
export function binsOf(mechanism: Mechanism, origin: number, most: number): Bins {
  const { grid, steps } = mechanism;
  const [, spread] = mechanism.support(SHOWN);
  const half = Math.max(spread, Math.ceil(beyondAt(mechanism)), LEAST * steps);
  const [low, high] = [origin - half, origin + steps + half];
  const width = widthFor(high - low, grid, most - 1);
  const shift = Math.floor(width / 2);
  const from = Math.floor((low + shift) / width);
  const to = Math.floor((high + shift) / width);
  return { first: from * width - shift - origin, width, count: to - from + 1 };
}

/** Of Gaussian noise: how far out the loss leaves the rails, and a little more, so that one sees it leave. Others never do. */
function beyondAt(mechanism: Mechanism): number {
  if (mechanism.name !== "gaussian") return 0;
  const leaves = (epsilonAsNumber(mechanism.epsilon) / toNumber(mechanism.lossPerStep) - mechanism.steps) / 2;
  return 1.12 * leaves + 1;
}

/** The first width of which at most so many bins cover `span`, in steps: doublings of the grid below the unit, then 1, 2, 5, 10, ... of it. */
function widthFor(span: number, grid: number, most: number): number {
  const fits = (width: number) => span / width + 1 <= most;
  let width = 1;
  while (width * grid < 1 && !fits(width)) width *= 2;
  if (fits(width)) return width;
  const unit = Math.max(1, Math.round(1 / grid));
  for (let ten = unit; ; ten *= 10) {
    for (const nice of [ten, 2 * ten, 5 * ten]) if (fits(nice)) return nice;
  }
}

/** The probability of each bin in the world whose true answer is `centre`. */
export function massIn(mechanism: Mechanism, { first, width, count }: Bins, centre: number): number[] {
  const { pmf, upperTail } = mechanism;
  const bin = (at: number) => {
    const low = first + at * width - centre;
    if (width === 1) return pmf(low);
    // The difference of two tails, taken on the side where they are small.
    return low > 0 ? upperTail(low) - upperTail(low + width) : upperTail(1 - low - width) - upperTail(1 - low);
  };
  return Array.from({ length: count }, (_, at) => bin(at));
}

/** Which bin an output falls into; undefined: it lies outside the picture. */
export function binOf({ first, width, count }: Bins, output: number): number | undefined {
  const at = Math.floor((output - first) / width);
  return at >= 0 && at < count ? at : undefined;
}

/** The log-ratio of an output: how much likelier it is in the world with the person. */
export function lossOf({ name, steps, lossPerStep }: Mechanism, output: number): number {
  const evidence = name === "gaussian" ? output : Math.min(steps, Math.max(0, output));
  return toNumber(lossPerStep) * (2 * evidence - steps);
}

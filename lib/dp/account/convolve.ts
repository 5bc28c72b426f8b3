/**
 * The loss of many answers is the sum of their losses: distributions on a common grid are convolved, by Fourier transform, and delta and epsilon
 * are read off the result.
 *
 * Trap: a Fourier transform is good to 1e-16 of the largest entry, and a delta of 1e-20 is a tail. So each law is tilted first, p e^(t loss):
 * the tilt that belongs to the wanted delta puts the middle of the sum where the answer is. Tilting commutes with convolution.
 * Trap: the transform's line is a circle. What is left of the window comes in again at the right, and the other way round. How much that can be
 * is bounded (Chernoff) and goes to the side where it does no harm.
 *
 * Source: Koskela, Jälkö, Honkela (2020) for the transform; Gopi, Lee, Wutschitz (2021) for the window.
 */
import { backward, forward, mirrorOf } from "../fourier.ts";
import type { GridLaw } from "./loss-grid.ts";

export interface Part {
  readonly law: GridLaw;
  readonly times: number;
}

export interface Window {
  /** Losses of the sum that matter lie from `low` to low + points * spacing. */
  readonly low: number;
  /** A power of 2. */
  readonly points: number;
  /** Each loss is weighted by e^(tilt loss). At least 0. */
  readonly tilt: number;
  /** How much more, or less, to tilt for the bounds on what is right, or left, of the window. Any number above 0 is right, some are sharp. */
  readonly right: number;
  readonly left: number;
}

/** One of the two sums, tilted: masses[i] = P(loss = low + i spacing) e^(tilt loss - scale). */
export interface Side {
  readonly masses: Float64Array;
  /** Infinitely telling. */
  readonly infinite: number;
  /** What is off by the circle, untilted and of the whole; added to a pessimistic delta. */
  readonly beyond: number;
  /** What is off by the circle and by rounding, tilted: worth e^(scale - tilt epsilon) of it at an epsilon. */
  readonly stray: number;
}

export interface Sum {
  readonly low: number;
  readonly spacing: number;
  readonly tilt: number;
  readonly scale: number;
  readonly pessimistic: Side;
  readonly optimistic: Side;
}

/** log of the sum of p e^(t loss): the cumulant generating function of a law on a grid. */
export function cumulant(masses: Float64Array, start: number, spacing: number, t: number): number {
  // The exponent is largest at one end; relative to that nothing overflows. Trap: at an end without mass all of the sum could underflow.
  const end = t > 0 ? masses.findLastIndex((mass) => mass > 0) : masses.findIndex((mass) => mass > 0);
  const step = t * spacing;
  // One exponential is worth sixteen products, unless they would run over.
  const run = Math.abs(step) < 1 ? 16 : 1;
  const ratio = Math.exp(step);
  let sum = 0;
  for (let first = 0; first < masses.length; first += run) {
    let factor = Math.exp((first - end) * step);
    for (let i = first; i < Math.min(masses.length, first + run); i++) {
      const mass = masses[i] as number;
      if (mass > 0) sum += mass * factor;
      factor *= ratio;
    }
  }
  return Math.log(sum) + t * (start + end * spacing);
}

/**
 * One loss is its own sum: nothing is convolved, so nothing is rounded and nothing comes in again at the other side. The tail of an answer on
 * a rare sample falls off ever more slowly, relative to an exponential; no tilt puts its middle where the answer is.
 */
export function alone({ start, spacing, pessimistic, optimistic, infinite }: GridLaw): Sum {
  const side = (masses: Float64Array, telling: number): Side => ({ masses, infinite: telling, beyond: 0, stray: 0 });
  return {
    low: start,
    spacing,
    tilt: 0,
    scale: 0,
    pessimistic: side(pessimistic, infinite.pessimistic),
    optimistic: side(optimistic, infinite.optimistic),
  };
}

/** @param parts all of one spacing */
export function sumOf(parts: readonly Part[], { low: wanted, points, tilt, right, left }: Window): Sum {
  const spacing = parts[0]?.law.spacing ?? 1;
  const start = parts.reduce((sum, { law, times }) => sum + times * law.start, 0);
  const first = Math.floor((wanted - start) / spacing);
  const low = start + first * spacing;
  const high = low + points * spacing;
  const total = (which: "pessimistic" | "optimistic", t: number) =>
    parts.reduce((sum, { law, times }) => sum + times * cumulant(law[which], law.start, spacing, t), 0);
  const scale = total("pessimistic", tilt);

  const product = spectrum(parts, points, tilt);
  backward(product.re, product.im);
  const place = ((first % points) + points) % points;
  const unrolled = (circle: Float64Array) => {
    const line = new Float64Array(points);
    line.set(circle.subarray(place));
    line.set(circle.subarray(0, place), points - place);
    return line;
  };

  const steps = parts.reduce((sum, { times }) => sum + times, 0);
  const rounding = 2 ** -51 * (steps + 64);
  const infiniteOf = (which: "pessimistic" | "optimistic") =>
    -Math.expm1(parts.reduce((sum, { law, times }) => sum + times * Math.log1p(-law.infinite[which]), 0));
  return {
    low,
    spacing,
    tilt,
    scale,
    pessimistic: {
      masses: unrolled(product.re),
      infinite: infiniteOf("pessimistic"),
      beyond: Math.min(1, Math.exp(total("pessimistic", tilt + right) - (tilt + right) * high)),
      stray: rounding,
    },
    optimistic: {
      masses: unrolled(product.im),
      infinite: infiniteOf("optimistic"),
      beyond: 0,
      // From the right, too: mass that comes in again there was weighted for where it had been.
      stray:
        rounding +
        Math.min(1, Math.exp(total("optimistic", tilt - left) - scale + left * low)) +
        Math.min(1, Math.exp(total("optimistic", tilt + right) - scale - right * high)),
    },
  };
}

/** The spectrum of pessimistic + i optimistic: two real laws in one complex transform. */
function spectrum(parts: readonly Part[], points: number, tilt: number): { re: Float64Array; im: Float64Array } {
  const [pr, pi, or, oi] = [new Float64Array(points), new Float64Array(points), new Float64Array(points), new Float64Array(points)];
  pr.fill(1);
  or.fill(1);
  for (const { law, times } of parts) {
    const [re, im] = [new Float64Array(points), new Float64Array(points)];
    const weight = cumulant(law.pessimistic, law.start, law.spacing, tilt);
    for (let i = 0; i < law.pessimistic.length; i++) {
      const factor = Math.exp(tilt * (law.start + i * law.spacing) - weight);
      const at = i & (points - 1);
      re[at] = (re[at] as number) + (law.pessimistic[i] as number) * factor;
      im[at] = (im[at] as number) + (law.optimistic[i] as number) * factor;
    }
    forward(re, im);
    for (let f = 0; f < points; f++) {
      const g = mirrorOf(f);
      if (g < f) continue;
      const [a, b, c, d] = [re[f] as number, im[f] as number, re[g] as number, im[g] as number];
      multiplyPower(pr, pi, f, (a + c) / 2, (b - d) / 2, times);
      multiplyPower(or, oi, f, (b + d) / 2, (c - a) / 2, times);
    }
  }
  for (let f = 0; f < points; f++) {
    const g = mirrorOf(f);
    if (g < f) continue;
    const [a, b, c, d] = [pr[f] as number, pi[f] as number, or[f] as number, oi[f] as number];
    pr[f] = a - d;
    pi[f] = b + c;
    pr[g] = a + d;
    pi[g] = c - b;
  }
  return { re: pr, im: pi };
}

/** (re + i im)[at] *= (a + i b)^times. */
function multiplyPower(re: Float64Array, im: Float64Array, at: number, a: number, b: number, times: number): void {
  let x = re[at] as number;
  let y = im[at] as number;
  for (let k = times; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) {
      const real = x * a - y * b;
      y = x * b + y * a;
      x = real;
    }
    const square = a * a - b * b;
    b = 2 * a * b;
    a = square;
    if (a === 0 && b === 0 && k > 1) {
      x = 0;
      y = 0;
      break;
    }
  }
  re[at] = x;
  im[at] = y;
}

/** What a sum has above epsilon, from the last knot downwards: delta is linear in e^epsilon between two knots. */
interface Knot {
  readonly loss: number;
  /** delta at the loss of this knot, in units of `unit`. */
  readonly delta: number;
  /** e^loss times the mass under Q of this knot and those above: how fast delta rises to the left. */
  readonly slope: number;
}

/** Visits the knots until `found`, which is told the knot to its left, too. */
function descend(sum: Sum, side: Side, reference: number, found: (above: Knot, leftLoss: number, leftDelta: number) => boolean): void {
  const { low, spacing, tilt } = sum;
  const shrink = Math.exp(-spacing);
  const share = -Math.expm1(-spacing);
  let [delta, slope] = [0, 0];
  for (let i = side.masses.length - 1; i >= 0; i--) {
    const loss = low + i * spacing;
    slope = slope * shrink + Math.max(0, side.masses[i] as number) * Math.exp(Math.min(700, tilt * (reference - loss)));
    const left = delta + slope * share;
    if (found({ loss, delta, slope }, loss - spacing, left)) return;
    delta = left;
  }
}

/** delta at an epsilon: between 0 and 1. */
export function deltaOf(sum: Sum, which: "pessimistic" | "optimistic", epsilon: number): number {
  const side = sum[which];
  const unit = Math.exp(sum.scale - sum.tilt * epsilon);
  let above = 0;
  descend(sum, side, epsilon, ({ loss, delta, slope }, leftLoss) => {
    if (loss <= epsilon) return true;
    // Left of the window nothing is added; there the line goes on.
    above = delta + slope * -Math.expm1(Math.max(epsilon, Number.NEGATIVE_INFINITY) - loss);
    return leftLoss <= epsilon;
  });
  const sign = which === "pessimistic" ? 1 : -1;
  return Math.min(1, Math.max(0, unit * (above + sign * side.stray) + side.infinite + side.beyond));
}

/** The epsilon at a delta; at least 0, Infinity where even the infinitely telling part is more than delta. */
export function epsilonOf(sum: Sum, which: "pessimistic" | "optimistic", wanted: number): number {
  const side = sum[which];
  const reference = (sum.scale - Math.log(wanted)) / Math.max(sum.tilt, 1e-300);
  const at = sum.tilt > 0 && Number.isFinite(reference) ? reference : 0;
  const unit = Math.exp(sum.scale - sum.tilt * at);
  const room = (wanted - side.infinite - side.beyond) / unit;
  if (room <= 0) return Number.POSITIVE_INFINITY;
  const sign = which === "pessimistic" ? 1 : -1;
  // Never got as high within the window: the pessimistic answer is the window's end, the optimistic one is nothing.
  let answer = which === "pessimistic" ? sum.low : 0;
  descend(sum, side, at, ({ loss, delta, slope }, leftLoss, leftDelta) => {
    const stray = sign * side.stray * Math.exp(Math.min(700, sum.tilt * (at - leftLoss)));
    if (leftDelta + stray >= room) {
      const part = Math.min(1, Math.max(0, (room - stray - delta) / slope));
      answer = loss + Math.log1p(-part);
      return true;
    }
    answer = which === "pessimistic" ? leftLoss : answer;
    return leftLoss <= 0;
  });
  return Math.max(0, answer);
}

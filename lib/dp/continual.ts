/**
 * A running total, published after every step (the binary mechanism). Fresh noise on each total would cost a share of epsilon a step; noise
 * on each new number alone adds up over time. Here every block of 1, 2, 4, ... steps gets noise once, and a total at step t is the sum of as
 * many blocks as t has ones in binary: error of about log(T)^1.5 / epsilon, at every step of T.
 *
 * A number is in at most one block of each size, so what is protected is one number of the stream ("event level").
 *
 * Trap: a person who is in the stream often is not protected by that: multiply, or bound how often.
 * Trap: the noise of a block is drawn once and used again. Drawn anew for each total, it can be averaged away, and was not accounted for.
 * Trap: T has to be known beforehand; the number of block sizes sets the noise.
 *
 * Source: Chan, Shi, Song, Private and Continual Release of Statistics (2011), algorithm 2; Dwork, Naor, Pitassi, Rothblum, Differential
 * Privacy under Continual Observation (2010).
 */
import type { Rng } from "../random/index.ts";
import { positive, whole } from "./admissible.ts";
import { epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import { samplers as laplaceSamplers } from "./discrete-laplace.ts";
import { type Event, repeat } from "./event.ts";
import { over, type Rational, rational, toNumber } from "./rational.ts";
import type { Release } from "./release.ts";

/** How many sizes of blocks T steps have: floor(log2 T) + 1. */
export function blockSizes(steps: number): number {
  whole("The number of steps", steps, 1);
  let sizes = 0;
  for (let width = 1; width <= steps; width *= 2) sizes++;
  return sizes;
}

/** How many blocks the total after step t is the sum of: the ones of t in binary. */
export function blocksAt(step: number): number {
  whole("The step", step, 0);
  let ones = 0;
  for (let t = step; t > 0; t = Math.floor(t / 2)) ones += t % 2;
  return ones;
}

/**
 * Variance of the total after step t of T under continuous Laplace noise of scale (block sizes) sensitivity / epsilon on each block.
 *
 * @param epsilon above 0
 */
export function totalVariance(steps: number, step: number, epsilon: number, sensitivity = 1): number {
  whole("The step", step, 1, whole("The number of steps", steps, 1));
  const scale = (blockSizes(steps) * positive("The sensitivity", sensitivity)) / positive("Epsilon", epsilon);
  return blocksAt(step) * 2 * scale ** 2;
}

export interface ContinualRequest {
  readonly epsilon: NanoEpsilon;
  /** T: how many numbers there will be at most. */
  readonly steps: number;
  /** The largest number that can come: they are whole, from 0 to this. Default: 1, a stream of ones and zeros. */
  readonly most?: number;
}

/** A total under way. What it holds is secret, apart from what `add` returns. */
export interface RunningTotal {
  /** How many numbers have come. */
  readonly step: number;
  /** Takes the next number and gives the noisy total so far. @throws RangeError for an inadmissible number, Error after the last step */
  add(x: number): number;
}

export interface Continual {
  /** Of the whole stream, from the first number on. */
  readonly event: Event;
  /** Of the discrete Laplace noise on each block: epsilon / (block sizes * most). */
  readonly rate: Rational;
  /** A new stream. The coins are its own from here on. */
  open(rng: Rng): RunningTotal;
  /** All totals of a stream that is known already. */
  release(stream: readonly number[], rng: Rng): Release<readonly number[]>;
}

export function binaryMechanism({ epsilon, steps, most = 1 }: ContinualRequest): Continual {
  const sizes = blockSizes(steps);
  whole("The largest number", most, 1, 2 ** 30);
  const rate = over(epsilonAsRational(epsilon), rational(BigInt(sizes) * BigInt(most)));
  const event = repeat(sizes, { kind: "discrete-laplace", rate: toNumber(rate), steps: most });
  const sampler = laplaceSamplers(rate);
  const open = (rng: Rng): RunningTotal => {
    const noise = sampler(rng);
    // Of each size, the block that is complete and not yet part of a larger one: its sum, and its sum with noise.
    const exact = new Array<number>(sizes).fill(0);
    const noisy = new Array<number>(sizes).fill(0);
    let step = 0;
    return {
      get step() {
        return step;
      },
      add(x) {
        whole("A number of the stream", x, 0, most);
        if (step === steps) throw new Error(`The stream has ended: it was declared to have ${steps} numbers.`);
        step++;
        // The block that ends now swallows all smaller ones, as adding 1 to a binary number carries.
        let size = 0;
        let sum = x;
        for (let t = step; t % 2 === 0; t /= 2, size++) {
          sum += exact[size] as number;
          exact[size] = 0;
          noisy[size] = 0;
        }
        exact[size] = sum;
        noisy[size] = sum + noise();
        return noisy.reduce((total, block) => total + block, 0);
      },
    };
  };
  return {
    event,
    rate,
    open,
    release(stream, rng) {
      const total = open(rng);
      return { value: stream.map((x) => total.add(x)), event };
    },
  };
}

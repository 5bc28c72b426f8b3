/** What a step must do to be of use: a list each time, the mean of what is short, something of what is long, and not more noise than was planned. */
import type { Rng } from "../../random/index.ts";
import { type Found, type Step, WrongAnswer } from "../judging.ts";
import { type Batch, lengthOf, minus, shown, sumFor, sumsOf } from "./answers.ts";
import type { Plan } from "./api.ts";

export const SILENT: Plan = { dimension: 3, clip: 2, noise: 0, expected: 5 };

export const vectorFrom = (rng: Rng, dimension: number): number[] => Array.from({ length: dimension }, () => 2 * rng.real() - 1);
export const ofLength = (vector: readonly number[], length: number): number[] => {
  const scale = length / lengthOf(vector);
  return vector.map((x) => x * scale);
};

const lists: Step = {
  id: "lists",
  title: "step returns a list of numbers, for every batch",
  async run(learner, { rng }) {
    for (const dimension of [1, 3, 12]) {
      for (const people of [0, 1, 40]) {
        const batch = Array.from({ length: people }, () => vectorFrom(rng, dimension));
        await sumFor(learner, batch, { dimension, clip: 1, noise: 1, expected: 10 });
        await sumFor(learner, [...batch, new Array<number>(dimension).fill(0)], { dimension, clip: 0.5, noise: 0, expected: 0.5 });
      }
    }
    return {
      passed: true,
      says: "Of 0, 1 and 40 people, in 1, 3 and 12 dimensions, with noise and without, and for a person whose gradient is zeros.",
    };
  },
};

const short: Step = {
  id: "short",
  title: "Without noise, and where nothing is too long: the mean",
  async run(learner, { rng }) {
    const batch = Array.from({ length: SILENT.expected }, () => ofLength(minus(vectorFrom(rng, 3), [1.5, 0, 0]), 1 + 0.9 * rng.real()));
    const right = batch.reduce((sum, one) => sum.map((x, i) => x + (one[i] as number)), [0, 0, 0]);
    const sum = await sumFor(learner, batch, SILENT);
    if (lengthOf(minus(sum, right)) < 1e-9 * (1 + lengthOf(right)))
      return { passed: true, says: `${batch.length} gradients shorter than ${SILENT.clip}: your step is their mean.` };
    const mean = (vector: readonly number[]) => shown(vector.map((x) => x / SILENT.expected));
    return {
      passed: false,
      says: `${batch.length} gradients, all shorter than the clipping norm of ${SILENT.clip}, and no noise: your step should be their mean, ${mean(right)}, and is ${mean(sum)}.`,
      shown: { head: ["gradient", "its length"], rows: batch.map((one) => [shown(one), lengthOf(one).toFixed(3)]) },
    };
  },
};

/** Somebody who is scaled to the norm still counts with all of it, but for rounding. */
const long: Step = {
  id: "shortened",
  title: "A long gradient is shortened, and not dropped",
  async run(learner, { rng }) {
    const one = ofLength(vectorFrom(rng, 3), 50 * SILENT.clip);
    const sum = await sumFor(learner, [one], SILENT);
    const along = sum.reduce((all, x, i) => all + x * (one[i] as number), 0) / lengthOf(one);
    if (along > 0.999 * SILENT.clip)
      return { passed: true, says: `A gradient of length ${lengthOf(one).toFixed(0)} still pulls in its direction.` };
    return {
      passed: false,
      says: `One gradient of length ${lengthOf(one).toFixed(0)}, and no noise: shortened to ${SILENT.clip} it still pulls its way, with all of that. Yours adds ${along.toFixed(3)} to the sum in its direction.`,
    };
  },
};

const CALLS = 1000;
const NOISY: Plan = { dimension: 8, clip: 3, noise: 2, expected: 20 };

/** The mean square of 8,000 normal draws has a relative standard deviation of 0.016: 0.2 is more than twelve. Noise of up to 1.09 sigma passes. */
const MOST = 1.2;

const planned: Step = {
  id: "planned",
  title: "Not more noise than was planned",
  async run(learner, { rng }) {
    const sigma = NOISY.clip * NOISY.noise;
    const batch: Batch = Array.from({ length: 20 }, () => ofLength(vectorFrom(rng, 8), 1));
    const zero = await sumFor(learner, batch, { ...NOISY, noise: 0 });
    const sums = await sumsOf(learner, Array<Batch>(CALLS).fill(batch), NOISY);
    const square = sums.reduce((all, sum) => all + lengthOf(minus(sum, zero)) ** 2, 0) / (CALLS * NOISY.dimension);
    const found = Math.sqrt(square);
    if (square > MOST * sigma ** 2) {
      throw new WrongAnswer(
        `A noise multiplier of ${NOISY.noise} and a clipping norm of ${NOISY.clip} ask for noise of standard deviation ${sigma} on the sum, once for the batch; over ${CALLS} calls yours has ${found.toFixed(2)}.`,
      );
    }
    return {
      passed: true,
      says: `Over ${CALLS} calls the noise on the sum has a standard deviation of ${found.toFixed(2)}; planned is ${sigma}.`,
    } satisfies Found;
  },
};

export const tests: readonly Step[] = [lists, short, long, planned];

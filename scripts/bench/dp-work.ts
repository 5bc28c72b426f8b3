// What `bench dp` measures, bundled into one script that Node and Chromium both run. Each measure does real work through lib's own
// functions and returns one number: samples a second in millions, or milliseconds.
import { couldHaveProduced, naiveAnswer, randomQueries, reconstructByLeastSquares, sumsOver } from "../../lib/attacks/outputs/index.ts";
import { epsilonInterval } from "../../lib/dp/account/index.ts";
import { sampler as gaussianTable } from "../../lib/dp/discrete-gaussian.ts";
import { sampler as laplaceTable } from "../../lib/dp/discrete-laplace.ts";
import { type Event, repeat, sampled } from "../../lib/dp/event.ts";
import { laplaceSampler } from "../../lib/dp/masked.ts";
import { discreteLaplace } from "../../lib/dp/oracle.ts";
import { rational } from "../../lib/dp/rational.ts";
import { wordsOf } from "../../lib/dp/words.ts";
import { systemRng } from "../../lib/random/index.ts";

const TENTH = rational(1n, 10n);
/** A share of the calls per measure goes to warming up: engines compile what they see often. */
const LEAST_MS = 250;

/** Millions of calls a second. The sum is looked at, so that no engine can leave the calls out. */
function rate(call: () => number): number {
  let [done, sum, batch] = [0, 0, 1000];
  const until = (ms: number) => {
    const began = performance.now();
    for (;;) {
      for (let i = 0; i < batch; i++) sum += call();
      done += batch;
      const spent = performance.now() - began;
      if (spent >= ms) return spent;
      if (spent < ms / 50) batch *= 2; // the clock is asked rarely
    }
  };
  until(LEAST_MS / 2);
  done = 0;
  const spent = until(LEAST_MS);
  if (!Number.isFinite(sum)) throw new Error("A sample is not a number.");
  return done / spent / 1000;
}

function elapsed(call: () => void): number {
  const began = performance.now();
  call();
  return performance.now() - began;
}

/** Training runs of the kind that papers report: sampling rate, noise multiplier, steps; and epsilon at delta 1e-5 from a grid of 2^20. */
const RUNS = [
  { q: 0.01, noise: 1, steps: 1000 },
  { q: 256 / 60_000, noise: 1.1, steps: 14_063 },
  { q: 0.001, noise: 0.8, steps: 5000 },
] as const;
const run = ({ q, noise, steps }: (typeof RUNS)[number]): Event => repeat(steps, sampled(q, { kind: "gaussian", noise }));
const truths = new Map<Event, number>();

/** The slowest of the runs, at the smallest grid whose answers are all that near. */
function accounting(near: number): number {
  const events = RUNS.map(run);
  const found = (event: Event, points: number) => {
    const interval = epsilonInterval({ relation: "add-remove", event }, 1e-5, points);
    if (!interval.readable) throw new Error(interval.why);
    return interval.epsilon;
  };
  const exact = (event: Event, i: number): number => {
    const key = events[i] as Event;
    const known = truths.get(key) ?? found(event, 2 ** 20);
    truths.set(key, known);
    return known;
  };
  const wanted = events.map(exact);
  for (let points = 2 ** 11; ; points *= 2) {
    if (points > 2 ** 20) throw new Error(`No grid is within ${near}.`);
    if (!events.every((event, i) => Math.abs(found(event, points) / (wanted[i] as number) - 1) <= near)) continue;
    return Math.max(...events.map((event) => elapsed(() => found(event, points))));
  }
}

function reconstruction(): number {
  const rng = systemRng();
  const bits = Uint8Array.from({ length: 128 }, () => rng.below(2));
  const design = randomQueries(128, 1024, rng);
  const noise = laplaceTable(TENTH, rng);
  const answers = sumsOver(design, bits).map((count) => count + noise());
  return elapsed(() => reconstructByLeastSquares(design, answers));
}

/** Half of the answers are asked about their own truth, half about its neighbour's. */
function floatAttack(): number {
  const words = wordsOf(systemRng());
  const answers = Float64Array.from({ length: 4096 }, () =>
    naiveAnswer(43, 10, words.coin() ? 1 : -1, 1 + (words.next() >>> 11) * 2 ** 32 + words.next()),
  );
  let i = 0;
  return rate(() => {
    const answer = answers[i++ & 4095] as number;
    return couldHaveProduced(answer, i & 1 ? 43 : 42, 10) ? 1 : 0;
  });
}

export const measures = {
  "dlaplace.table": () => rate(laplaceTable(TENTH, systemRng())),
  "dgauss.table": () => rate(gaussianTable(rational(100n), systemRng())),
  "dlaplace.rational": () => rate(laplaceSampler(TENTH, wordsOf(systemRng()))),
  "dlaplace.bigint": () => {
    const words = wordsOf(systemRng());
    return rate(() => Number(discreteLaplace(TENTH, words)));
  },
  "pld.1e-4": () => accounting(1e-4),
  "pld.1e-3": () => accounting(1e-3),
  "reconstruction.128x1024": reconstruction,
  "float-attack": floatAttack,
} as const;

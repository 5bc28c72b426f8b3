import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { gaussianEpsilon } from "../dp/account/index.ts";
import { loadDpParts } from "../learning/dp-sgd.ts";
import { softmaxRegression } from "../learning/network.ts";
import { twoHills } from "../learning/synthetic.ts";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import type { Result } from "./dp-sgd.result.ts";
import { COUNTED, dpSgd, MISTAKES, params } from "./dp-sgd.ts";
import { proven, refuted } from "./dp-sgd.verdicts.ts";
import { gameIn } from "./dp-sgd-games.run.ts";
import { takeApart } from "./dp-sgd-opened.run.ts";
import { trainingOf } from "./dp-sgd-training.run.ts";
import { runExperiment } from "./run.ts";

const parts = await loadDpParts();

type Settings = Partial<typeof params.defaults>;

const started = new Map<string, Promise<Result>>();
/** Made once for each setting. */
function start(settings: Settings = {}, seed = 1): Promise<Result> {
  const key = JSON.stringify([settings, seed]);
  const made =
    started.get(key) ??
    runExperiment(
      dpSgd,
      { ...params.defaults, games: 400, ...settings },
      { host: inMemory(), signal: new AbortController().signal, seed },
    ).then(({ result }) => result);
  started.set(key, made);
  return made;
}

const length = ([a, b]: readonly [number, number]) => Math.hypot(a, b);

describe("one run", () => {
  it("has its fields, survives JSON, and is the same under the same seed", async () => {
    const result = await start({ games: 100 });
    expect(v.is((await dpSgd.outcome()).result, result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    started.clear();
    expect(await start({ games: 100 })).toEqual(result);
    expect((await start({ games: 100 }, 2)).opened).not.toEqual(result.opened);
  });

  it("shows the training first, then what it owes, then the audit", async () => {
    const frames: Result[] = [];
    const frame = (shown: unknown) => frames.push(shown as Result);
    const host = { host: inMemory(), signal: new AbortController().signal, seed: 1 };
    const { result } = await runExperiment(dpSgd, { ...params.defaults, games: 100 }, { ...host, frame });
    const [first, second] = frames as [Result, Result];
    expect(frames).toHaveLength(2);
    expect(second).toEqual({ ...result, audit: null });
    expect(first).toEqual({ ...second, announced: first.announced, proven: [first.announced] });
    expect(first.announced.epsilon).toBe(result.road.at(-1)?.epsilon); // Rényi's: sooner, and larger
  });
});

describe("a step taken apart", () => {
  it.each([1, 2, 17, 40])("step %d adds up: clipped pulls, noise, and the move that the weights made", async (open) => {
    const { opened, clip, expected, road } = await start({ open, games: 100 });
    expect(opened.batch.length).toBe(road[open - 1]?.size);
    expect(opened.after).toEqual(road[open - 1]?.at);
    if (open > 1) expect(opened.before).toEqual(road[open - 2]?.at);
    for (const { pull, norm, clipped, x, group } of opened.batch) {
      expect(length(pull)).toBeCloseTo(norm, 12); // the plane holds the whole gradient
      expect(length(clipped)).toBeCloseTo(Math.min(clip, norm), 12);
      // Softmax regression: (p - y) (x, 1), in the plane times the root of 2.
      const score = Math.SQRT2 * (opened.before[0] * x + opened.before[1]);
      const miss = group - 1 / (1 + Math.exp(-score));
      expect(pull[0]).toBeCloseTo(Math.SQRT2 * miss * x, 12);
      expect(pull[1]).toBeCloseTo(Math.SQRT2 * miss, 12);
    }
    for (const axis of [0, 1] as const) {
      expect(opened.batch.reduce((sum, { clipped }) => sum + clipped[axis], 0)).toBeCloseTo(opened.sum[axis], 12);
      expect(opened.sum[axis] + opened.noise[axis]).toBeCloseTo(opened.noisy[axis], 12);
      expect((params.defaults.learning * opened.noisy[axis]) / expected).toBeCloseTo(opened.moved[axis], 12);
      expect(opened.before[axis] + opened.moved[axis]).toBeCloseTo(opened.after[axis], 12);
    }
  });

  it.each([
    ["none", 1],
    ["noise-over-root-batch", Math.sqrt(5)],
    ["noise-for-the-mean", 5],
  ] as const)("has the noise of its multiplier, whoever was drawn (%s: divided by %d)", (mistake, less) => {
    const settings = { ...params.defaults, people: 100, clip: 0.5, noise: 4, mistake };
    const table = twoHills(100, 3, seededRng("dp-sgd/noise", 1));
    const setup = { ...settings, table, network: softmaxRegression(1, 2), learningRate: 0.5, publicRows: 100 };
    const training = trainingOf({ ...setup, rng: seededRng("dp-sgd/noise", 2) }, settings, parts);
    const STEPS = 2000;
    let square = 0;
    for (let step = 1; step <= STEPS; step++) {
      square += length(takeApart(training, table, step, { clip: 0.5, expected: 5, learning: 0.5 }).opened.noise) ** 2;
    }
    const sigma = Math.sqrt(square / (2 * STEPS)); // two directions each
    expect(Math.abs((less * sigma) / 2 - 1)).toBeLessThan(4.9 / Math.sqrt(4 * STEPS)); // 1e-6, fixed seed
  });

  it("cuts nothing where clipping was forgotten", async () => {
    const { opened } = await start({ mistake: "no-clipping", clip: 0.25, games: 100 });
    for (const { pull, clipped } of opened.batch) expect(clipped).toEqual(pull);
  });
});

it("counts batches: binomial ones by their law, shuffled ones all of one size", async () => {
  const poisson = await start({ games: 100 });
  expect(poisson.sizes.counts.reduce((a, b) => a + b, 0)).toBe(COUNTED);
  const mean = poisson.sizes.counts.reduce((sum, n, i) => sum + n * (poisson.sizes.from + i), 0) / COUNTED;
  expect(Math.abs(mean - 10)).toBeLessThan(4.9 * Math.sqrt((200 * 0.05 * 0.95) / COUNTED));
  expect(poisson.sizes.law.reduce((a, b) => a + b, 0)).toBeGreaterThan(0.99);
  const shuffled = await start({ batches: "shuffled", games: 100, people: 100, rate: 0.07, steps: 15 });
  expect(shuffled.sizes.from).toBe(2); // 100 = 14 * 7 + 2
  expect(shuffled.road.map(({ size }) => size)).toEqual([...Array(14).fill(7), 2]);
  expect(shuffled.sizes.law).toEqual([]);
});

describe("what may be said", () => {
  it("of Poisson samples: what was announced; it is below Rényi's number at the last step", async () => {
    const result = await start({ games: 100 });
    expect(result.proven).toEqual([result.announced]);
    expect(result.road.at(-1)?.epsilon).toBeGreaterThan(result.announced.epsilon);
    expect(result.road.every(({ epsilon }, i) => epsilon > (result.road[i - 1]?.epsilon ?? 0))).toBe(true);
  });

  it("of shuffled batches: as many Gaussian answers as epochs have begun, and twice the distance where a person is replaced", async () => {
    for (const [steps, epochs] of [
      [1, 1],
      [20, 1],
      [21, 2],
      [40, 2],
    ] as const) {
      const { proven: statements, announced } = await start({ batches: "shuffled", games: 100, noise: 2, steps });
      expect(statements[0]?.epsilon).toBeCloseTo(gaussianEpsilon(Math.sqrt(epochs) / 2, 1e-3), 9);
      expect(statements[1]?.epsilon).toBeCloseTo(gaussianEpsilon(Math.sqrt(epochs), 1e-3), 9);
      expect(announced.epsilon).toBeLessThan(statements[0]?.epsilon as number);
    }
  });

  it.each([
    [0.01, 0.05], // 0.2 people: one
    [0.18, 0.2], // 3.6 people: four
    [0.23, 0.25], // 4.6 people: five
    [0.99, 1], // 19.8 people: everybody
  ])("of shuffled batches of whole people: what coins of their rate would owe (asked for %d of 20, run at %d)", async (rate, real) => {
    const few = { people: 20, games: 100, noise: 2, steps: 10 };
    const asked = await start({ ...few, batches: "shuffled", rate });
    const coins = await start({ ...few, rate: real });
    expect(asked.announced).toEqual(coins.announced);
    expect(asked.road.map(({ epsilon }) => epsilon)).toEqual(coins.road.map(({ epsilon }) => epsilon));
    expect(Math.max(...asked.road.map(({ size }) => size))).toBe(real * few.people);
    expect(proven(asked)).toBe(real === 1);
  });

  it("of one of twenty in a batch, asked for as a hundredth: 1.403 and not 0.214", async () => {
    const { announced } = await start({ batches: "shuffled", people: 20, rate: 0.01, steps: 40, games: 100 });
    expect(announced.epsilon).toBeCloseTo(1.403, 2);
  });

  it("of shuffled batches that hold everybody: no coin was claimed, and the number is right", async () => {
    expect(proven(await start({ batches: "shuffled", rate: 1, steps: 5, games: 100, noise: 4 }))).toBe(true);
  });

  it("of shuffled batches with next to no noise: less than coins would owe, and all the same not what was announced", async () => {
    const result = await start({ batches: "shuffled", rate: 0.5, steps: 2, games: 100, noise: 0.3, delta: 1e-9 });
    expect(result.proven[0]?.epsilon).toBeLessThan(result.announced.epsilon);
    expect(proven(result)).toBe(false);
  });
});

describe("the audit", () => {
  it.each(MISTAKES.filter((mistake) => mistake !== "none"))("convicts %s", async (mistake) => {
    const result = await start({ mistake, games: 1000 });
    expect(result.proven).toEqual([]);
    expect(result.wrong).toMatch(/^[A-Z]/);
    expect(result.announced).toEqual((await start()).announced);
    expect(refuted(result)).toBe(true);
  });

  it("convicts who shuffles and quotes Poisson, and never what is proven of shuffling", async () => {
    const result = await start({ batches: "shuffled", rate: 0.02, steps: 50, noise: 0.7, games: 3000 });
    expect(refuted(result)).toBe(true);
    expect(result.audit?.epsilon).toBeLessThan(result.proven[0]?.epsilon as number);
  });

  it("does not convict the right training (each seed at 1e-3; the seeds are fixed)", async () => {
    for (let seed = 1; seed <= 5; seed++) {
      for (const settings of [{}, { rate: 0.2, noise: 2 }, { rate: 1, steps: 4 }])
        expect(refuted(await start({ ...settings, games: 300 }, seed))).toBe(false);
    }
  });

  it("has the best score there is: where everybody is in every step, two normal laws as far apart as the Gaussian's mu", () => {
    const settings = { ...params.defaults, rate: 1, steps: 4, noise: 2 }; // mu = sqrt(4) / 2
    for (const world of [0, 1] as const) {
      const play = gameIn(world, settings, seededRng("dp-sgd/score", world), parts);
      const scores = Array.from({ length: 4000 }, play);
      const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
      const square = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
      expect(Math.abs(mean - (world === 0 ? 0.5 : -0.5))).toBeLessThan(4.9 / Math.sqrt(4000));
      expect(Math.abs(square - 1)).toBeLessThan(4.9 * Math.sqrt(2 / 4000));
    }
  });

  it("plays every shuffled training in an order of its own", () => {
    const play = gameIn(0, { ...params.defaults, batches: "shuffled" }, seededRng("dp-sgd/order", 1), parts);
    expect(new Set([play(), play(), play()]).size).toBe(3);
  });
});

it("refuses what is no setting, with a sentence", () => {
  for (const [text, says] of [
    ["batches=shuffled&mistake=no-clipping", /one mistake at a time/],
    ["open=41", /step 41 is none of 40/],
    ["rate=0.0123456789012", /nine decimals/],
  ] as const) {
    const values = { ...params.defaults, ...Object.fromEntries(text.split("&").map((pair) => pair.split("="))) };
    const whole = { ...values, open: Number(values.open), rate: Number(values.rate) };
    const broken = params.rules.map(({ broken: why }) => why(whole as never)).filter((why) => why !== undefined);
    expect(broken.join()).toMatch(says);
  }
});

const claim = (epsilon: number) => ({ epsilon, accountant: "", relation: "", about: "" });
const shown = (epsilon: number) => ({ epsilon }) as NonNullable<Result["audit"]>;

it("verdict dp-sgd/proven: yes", () => expect(proven({ announced: claim(1), proven: [claim(2), claim(1)] })).toBe(true));
it("verdict dp-sgd/proven: no", () => {
  expect(proven({ announced: claim(1), proven: [claim(2)] })).toBe(false);
  expect(proven({ announced: claim(1), proven: [] })).toBe(false);
  expect(proven({ announced: claim(1), proven: [{ ...claim(0.5), relation: "other neighbours" }] })).toBe(false);
});
it("verdict dp-sgd/refuted: yes", () => expect(refuted({ announced: claim(1), audit: shown(1.1) })).toBe(true));
it("verdict dp-sgd/refuted: no", () => {
  expect(refuted({ announced: claim(1), audit: shown(0.9) })).toBe(false);
  expect(refuted({ announced: claim(1), audit: null })).toBe(false);
});

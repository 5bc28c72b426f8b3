/** Both ends of the interval around what is known in closed form, at every size of the grid. Published numbers are cases of scripts/verify. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cdf, logBinomial, quantile } from "../../math/index.ts";
import { type BaseEvent, compose, type Event, repeat, sampled } from "../event.ts";
import { deltaOf, epsilonOf } from "./convolve.ts";
import { gaussianDelta, gaussianEpsilon, laplaceDelta, sampledGaussianDelta } from "./gaussian.ts";
import { composed, deltaInterval, epsilonInterval, lossesOf, pld } from "./pld.ts";
import { betaAt, tradeOff } from "./trade-off-bounds.ts";

const SMALL = 2 ** 12;
const gaussian = (noise: number): BaseEvent => ({ kind: "gaussian", noise });
const spending = (event: Event, relation: "add-remove" | "replace-one" = "add-remove") => ({ relation, event });

function epsilons(event: Event, delta: number, points = SMALL) {
  const found = epsilonInterval(spending(event), delta, points);
  if (!found.readable) throw new Error(found.why);
  return found;
}
function deltas(event: Event, epsilon: number, points = SMALL) {
  const found = deltaInterval(spending(event), epsilon, points);
  if (!found.readable) throw new Error(found.why);
  return found;
}
/** `slack` is for rounding only. */
function holds({ atLeast, most }: { atLeast: number; most: number }, truth: number, width: number, slack = 1e-9) {
  expect(atLeast).toBeLessThanOrEqual(truth * (1 + slack));
  expect(most).toBeGreaterThanOrEqual(truth * (1 - slack));
  expect(most - atLeast).toBeLessThanOrEqual(width * truth);
}

describe("the interval contains the truth", () => {
  it("for many Gaussian answers", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(1e-2, 1e-5, 1e-10, 1e-30, 1e-60),
        (mu, times, delta) => {
          const truth = gaussianEpsilon(mu, delta);
          if (truth < 1e-3) return;
          const { atLeast, epsilon } = epsilons(repeat(times, gaussian(Math.sqrt(times) / mu)), delta);
          holds({ atLeast, most: epsilon }, truth, 0.3);
          expect(epsilon).toBeLessThanOrEqual(truth * 1.05);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("ever more closely", () => {
    const truth = gaussianEpsilon(1, 1e-6);
    let before = Number.POSITIVE_INFINITY;
    for (const points of [2 ** 9, 2 ** 11, 2 ** 13, 2 ** 15]) {
      const { atLeast, epsilon } = epsilons(repeat(100, gaussian(10)), 1e-6, points);
      holds({ atLeast, most: epsilon }, truth, 1);
      expect(epsilon - atLeast).toBeLessThan(before / 4);
      before = epsilon - atLeast;
    }
  });

  it("of training runs that papers report, within 1e-3 on 2^14 points", () => {
    for (const [rate, noise, steps] of [
      [0.01, 1, 1000],
      [256 / 60_000, 1.1, 14_063],
      [0.001, 0.8, 5000],
    ] as const) {
      const run = repeat(steps, sampled(rate, gaussian(noise)));
      const coarse = epsilons(run, 1e-5, 2 ** 14);
      const fine = epsilons(run, 1e-5, 2 ** 16);
      expect(coarse.atLeast).toBeLessThanOrEqual(fine.epsilon);
      expect(fine.atLeast).toBeLessThanOrEqual(coarse.epsilon);
      expect(Math.abs(coarse.epsilon / fine.epsilon - 1)).toBeLessThan(1e-3);
    }
  });

  it("for one answer on a sample, in closed form", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        fc.double({ min: 0.4, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (q, noise, epsilon) => {
          const truth = sampledGaussianDelta(q, 1 / noise, epsilon);
          if (truth < 1e-40) return;
          const { atLeast, delta } = deltas(sampled(q, gaussian(noise)), epsilon);
          holds({ atLeast, most: delta }, truth, 1);
          expect(delta).toBeLessThanOrEqual(truth * 1.02);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("for one answer on a rare sample, however small delta is, and close to 0: where no exponential follows the tail", () => {
    for (const [q, noise, epsilon] of [
      [0.001, 1.2026013199125494, 0.9999691321579337],
      [0.001, 0.41414803385568916, 0.0009235087420175226],
      [0.002, 3, 0.1], // 1.4e-36
      [0.001, 2, 0.4],
      [0.0754, 0.4, 2],
    ] as const) {
      const truth = sampledGaussianDelta(q, 1 / noise, epsilon);
      const { atLeast, delta } = deltas(sampled(q, gaussian(noise)), epsilon);
      holds({ atLeast, most: delta }, truth, 0.1);
      expect(delta).toBeLessThanOrEqual(truth * 1.005);
    }
  });

  it("for one Laplace answer, and none from its pure epsilon on", () => {
    for (const noise of [0.3, 1, 7]) {
      const { atLeast, delta } = deltas({ kind: "laplace", noise }, 0.5 / noise);
      holds({ atLeast, most: delta }, laplaceDelta(noise, 0.5 / noise), 1e-4);
      expect(deltas({ kind: "laplace", noise }, 1 / noise).delta).toBe(0);
      expect(epsilons({ kind: "laplace", noise }, 1e-12).epsilon).toBeLessThanOrEqual(1 / noise);
    }
  });

  it("for randomised responses, by the binomial sum: the grid is on their losses", () => {
    for (const [epsilon, k] of [
      [0.1, 50],
      [1, 4],
      [0.01, 900],
    ] as const) {
      const log = -Math.log1p(Math.exp(-epsilon));
      for (const at of [0, 0.3, 0.7].map((part) => part * k * epsilon)) {
        let truth = 0;
        for (let wins = 0; wins <= k; wins++) {
          const loss = (2 * wins - k) * epsilon;
          if (loss > at) truth += Math.exp(logBinomial(k, wins) + k * log - (k - wins) * epsilon) * -Math.expm1(at - loss);
        }
        const { atLeast, delta } = deltas(repeat(k, { kind: "randomised-response", epsilon, options: 2 }), at);
        holds({ atLeast, most: delta }, truth, 3e-6, 1e-8);
      }
    }
  });

  it("for exponential mechanisms: the envelope's own curve", () => {
    for (const epsilon of [0.5, 2]) {
      const truth = (1 - Math.exp((0.2 - epsilon) / 2)) ** 2 / -Math.expm1(-epsilon);
      const { atLeast, delta } = deltas({ kind: "bounded-range", epsilon }, 0.2);
      holds({ atLeast, most: delta }, truth, 1e-4);
    }
  });

  it("for promises: what fails altogether is added", () => {
    const { atLeast, delta } = deltas(repeat(5, { kind: "promise", epsilon: 0.1, delta: 1e-4 }), 0.5);
    holds({ atLeast, most: delta }, 1 - (1 - 1e-4) ** 5, 1e-6);
    expect(epsilons(repeat(5, { kind: "promise", epsilon: 0.1, delta: 1e-4 }), 4e-4).epsilon).toBe(Number.POSITIVE_INFINITY);
  });
});

it("is never upside down, whatever the tree", () => {
  const leaf: fc.Arbitrary<Event> = fc.oneof(
    fc.double({ min: 0.5, max: 20, noNaN: true }).map((noise): Event => gaussian(noise)),
    fc.double({ min: 0.5, max: 20, noNaN: true }).map((noise): Event => ({ kind: "laplace", noise })),
    fc.record({
      kind: fc.constant("discrete-laplace" as const),
      rate: fc.double({ min: 0.05, max: 1, noNaN: true }),
      steps: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({
      kind: fc.constant("discrete-gaussian" as const),
      sigma2: fc.double({ min: 0.5, max: 200, noNaN: true }),
      steps: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      kind: fc.constant("randomised-response" as const),
      epsilon: fc.double({ min: 0.05, max: 2, noNaN: true }),
      options: fc.integer({ min: 2, max: 9 }),
    }),
    fc.record({ kind: fc.constant("bounded-range" as const), epsilon: fc.double({ min: 0.05, max: 2, noNaN: true }) }),
    fc.record({
      kind: fc.constant("promise" as const),
      epsilon: fc.double({ min: 0.05, max: 1, noNaN: true }),
      delta: fc.constantFrom(0, 1e-9),
    }),
  );
  const part = fc
    .tuple(leaf, fc.constantFrom(1, 1, 0.3, 0.01), fc.integer({ min: 1, max: 60 }))
    .map(([of, rate, times]) => repeat(times, sampled(rate, of)));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom(1e-3, 1e-6), (parts, delta) => {
      const { atLeast, epsilon } = epsilons(compose(...parts), delta, 2 ** 11);
      expect(atLeast).toBeLessThanOrEqual(epsilon * (1 + 1e-9));
      expect(epsilon).toBeLessThan(Number.POSITIVE_INFINITY);
      // A finer grid is another proof about the same number.
      const finer = epsilons(compose(...parts), delta, 2 ** 13);
      expect(Math.max(atLeast, finer.atLeast)).toBeLessThanOrEqual(Math.min(epsilon, finer.epsilon) * (1 + 1e-9));
      // The order of the parts is of no matter.
      expect(epsilons(compose(...parts.toReversed()), delta, 2 ** 13).epsilon / Math.max(finer.epsilon, 1e-300)).toBeCloseTo(1, 2);
    }),
    { numRuns: 25, seed: 1 },
  );
});

describe("the lower end, where a law is not attained", () => {
  const attained: fc.Arbitrary<Event> = fc.oneof(
    fc.double({ min: 1, max: 9, noNaN: true }).map((noise): Event => gaussian(noise)),
    fc.double({ min: 1, max: 9, noNaN: true }).map((noise): Event => sampled(0.1, gaussian(noise))),
    fc.double({ min: 0.1, max: 1, noNaN: true }).map((epsilon): Event => ({ kind: "randomised-response", epsilon, options: 3 })),
    fc.double({ min: 1, max: 9, noNaN: true }).map((noise): Event => ({ kind: "laplace", noise })),
  );
  const tree = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 30 }), attained), { minLength: 1, maxLength: 3 })
    .map((parts) => compose(...parts.map(([times, of]) => repeat(times, of))));
  const range = fc.double({ min: 0.05, max: 2, noNaN: true }).map((epsilon): BaseEvent => ({ kind: "bounded-range", epsilon }));

  it("is that of the attained answers, or of one that is attained once, if that is more", () => {
    fc.assert(
      fc.property(tree, range, fc.integer({ min: 1, max: 9 }), (some, of, times) => {
        const all = compose(some, repeat(times, of));
        const { atLeast, epsilon } = epsilons(all, 1e-5);
        expect(atLeast).toBe(Math.max(epsilons(some, 1e-5).atLeast, epsilons(of, 1e-5).atLeast));
        expect(atLeast).toBeLessThanOrEqual(epsilon * (1 + 1e-9));
        const at = deltas(all, 0.3);
        expect(at.atLeast).toBe(Math.max(deltas(some, 0.3).atLeast, deltas(of, 0.3).atLeast));
        expect(at.atLeast).toBeLessThanOrEqual(at.delta * (1 + 1e-9));
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it("is that of all answers together where each is attained", () => {
    fc.assert(
      fc.property(tree, (some) => {
        const losses = lossesOf(spending(some));
        if ("readable" in losses) throw new Error(losses.why);
        const ends = losses.map(({ parts }) => epsilonOf(composed(parts, SMALL, { delta: 1e-5 }), "optimistic", 1e-5));
        const most = epsilons(some, 0).atLeast; // Laplace and randomised response have a largest loss
        expect(epsilons(some, 1e-5).atLeast).toBe(Math.min(most, Math.max(0, ...ends)));
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it("is 0 on samples of it alone, and not above what an exponential mechanism composed with itself can be made to owe", () => {
    const once: BaseEvent = { kind: "bounded-range", epsilon: 1 };
    expect(epsilons(repeat(5, sampled(0.1, once)), 1e-5).atLeast).toBe(0);
    const { atLeast } = epsilons(repeat(2, once), 1e-5);
    // Two candidates, scores apart by t: the losses are t with probability p and t - 1 otherwise, p e^-t + (1 - p) e^(1 - t) = 1.
    let owed = 0;
    for (let t = 0.01; t < 1; t += 0.01) {
      const p = (1 - Math.exp(t - 1)) / (1 - Math.exp(-1));
      const law = {
        atoms: [
          { loss: t, mass: p },
          { loss: t - 1, mass: 1 - p },
        ],
        infinite: 0,
        absent: 0,
        lattice: { offset: t, unit: 1 },
      };
      owed = Math.max(owed, epsilonOf(composed([{ law, times: 2 }], SMALL, { delta: 1e-5 }), "optimistic", 1e-5));
    }
    expect(atLeast).toBeGreaterThan(0.9);
    expect(atLeast).toBeLessThan(owed);
  });
});

it("says what it cannot read, and refuses what is not admissible", () => {
  expect(pld.epsilonAt(spending({ kind: "concentrated", rho: 1 }), 1e-5).readable).toBe(false);
  expect(pld.epsilonAt(spending(sampled(0.1, gaussian(1)), "replace-one"), 1e-5).readable).toBe(false);
  expect(pld.epsilonAt(spending(sampled(0.1, compose(gaussian(1), gaussian(2)))), 1e-5).readable).toBe(false);
  expect(pld.epsilonAt(spending(gaussian(1)), 0)).toMatchObject({ epsilon: Number.POSITIVE_INFINITY });
  expect(pld.epsilonAt(spending(repeat(3, { kind: "laplace", noise: 2 })), 0)).toMatchObject({ atLeast: 1.5, epsilon: 1.5 });
  expect(pld.epsilonAt(spending(compose()), 1e-5)).toMatchObject({ atLeast: 0, epsilon: 0 });
  expect(pld.epsilonAt(spending(sampled(0, gaussian(1))), 1e-5)).toMatchObject({ epsilon: 0 });
  for (const delta of [-1, 1, Number.NaN]) expect(() => pld.epsilonAt(spending(gaussian(1)), delta)).toThrow(RangeError);
  for (const noise of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => epsilonInterval(spending(gaussian(noise)), 1e-5)).toThrow(RangeError);
  for (const points of [0, 100, 1000, 2 ** 23]) expect(() => epsilonInterval(spending(gaussian(1)), 1e-5, points)).toThrow(RangeError);
  expect(() => deltaInterval(spending(gaussian(1)), -1)).toThrow(RangeError);
});

describe("the trade-off curve", () => {
  it("of Gaussian answers is Dong, Roth and Su's", () => {
    for (const mu of [0.5, 1, 3]) {
      const curves = tradeOff(spending(repeat(9, gaussian(3 / mu))));
      if ("readable" in curves) throw new Error(curves.why);
      const [curve] = curves;
      for (const alpha of [1e-6, 1e-3, 0.05, 0.5, 0.9]) {
        const truth = cdf(-quantile(alpha) - mu);
        expect(betaAt(curve?.pessimistic ?? [], alpha)).toBeLessThanOrEqual(truth + 1e-9);
        expect(betaAt(curve?.optimistic ?? [], alpha)).toBeGreaterThanOrEqual(truth - 1e-9);
        expect(betaAt(curve?.pessimistic ?? [], alpha)).toBeCloseTo(truth, 4);
        expect(betaAt(curve?.optimistic ?? [], alpha)).toBeCloseTo(truth, 4);
      }
    }
  });

  it("on a sample has two directions, each the other's mirror", () => {
    const curves = tradeOff(spending(repeat(20, sampled(0.1, gaussian(1)))));
    if ("readable" in curves) throw new Error(curves.why);
    const [remove, add] = curves;
    for (const alpha of [0.01, 0.1, 0.5]) {
      const beta = betaAt(remove?.pessimistic ?? [], alpha);
      expect(betaAt(add?.pessimistic ?? [], beta)).toBeCloseTo(alpha, 3);
    }
  });

  it("is a guarantee: above 1 - delta - e^epsilon alpha", () => {
    const curves = tradeOff(spending(gaussian(1)));
    if ("readable" in curves) throw new Error(curves.why);
    for (const alpha of [0.001, 0.1, 0.4])
      for (const epsilon of [0, 0.5, 2])
        expect(betaAt(curves[0]?.pessimistic ?? [], alpha)).toBeGreaterThanOrEqual(
          1 - gaussianDelta(1, epsilon) - Math.exp(epsilon) * alpha - 1e-5,
        );
    expect(() => betaAt(curves[0]?.pessimistic ?? [], 2)).toThrow(RangeError);
  });
});

it.each([1, 7])("a law of which nothing can be learned, %i times, adds up to nothing", (times) => {
  const law = { atoms: [{ loss: 0, mass: 1 }], infinite: 0, absent: 0 };
  for (const target of [{ delta: 1e-6 }, { epsilon: 0.5 }, "all"] as const) {
    const sum = composed([{ law, times }], 1024, target);
    expect(epsilonOf(sum, "pessimistic", 1e-6)).toBeLessThan(1e-6);
    expect(deltaOf(sum, "pessimistic", 0.5)).toBeLessThan(1e-12);
  }
});

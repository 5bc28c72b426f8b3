/** Formulas against the definition: sums and integrals over the loss distribution. The published numbers are cases of scripts/verify. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BaseEvent, compose, type Event, repeat, sampled } from "../event.ts";
import { gaussianEpsilon } from "./gaussian.ts";
import { lossOf } from "./loss-distribution.ts";
import { epsilonInterval } from "./pld.ts";
import { epsilonAtOrder, epsilonFromRenyi, ORDERS, rdp, rdpAccountant, renyiDivergence, renyiOf } from "./rdp.ts";
import { sampledGaussianRenyi } from "./renyi-subsampled.ts";

const ORDER_LIST = [1, 1.001, 1.25, 2, 3.7, 16, 64];
const spending = (event: Event, relation: "add-remove" | "replace-one" = "add-remove") => ({ relation, event });
const gaussian = (noise: number): BaseEvent => ({ kind: "gaussian", noise });

/** The definition, by brute force over the atoms. */
function byAtoms(event: BaseEvent, order: number): number {
  const atoms = lossOf(event)?.atoms ?? [];
  if (order === 1) return atoms.reduce((sum, { mass, loss }) => sum + mass * loss, 0);
  return Math.log1p(atoms.reduce((sum, { mass, loss }) => sum + mass * Math.expm1((order - 1) * loss), 0)) / (order - 1);
}

describe("a divergence is the one of the definition", () => {
  const events: readonly BaseEvent[] = [
    { kind: "randomised-response", epsilon: 1.3, options: 2 },
    { kind: "randomised-response", epsilon: 0.4, options: 7 },
    { kind: "promise", epsilon: 0.8, delta: 0 },
    { kind: "discrete-laplace", rate: 0.5, steps: 1 },
    { kind: "discrete-laplace", rate: 0.1, steps: 6 },
    { kind: "discrete-gaussian", sigma2: 0.2, steps: 1 },
    { kind: "discrete-gaussian", sigma2: 0.31, steps: 1 },
    { kind: "discrete-gaussian", sigma2: 0.5, steps: 1 },
    { kind: "discrete-gaussian", sigma2: 9, steps: 2 },
  ];
  it.each(events)("%o", (event) => {
    for (const order of [1, 1.001, 1.25, 2, 3.7]) expect(renyiDivergence(event, order) / byAtoms(event, order)).toBeCloseTo(1, 9);
  });

  it("Laplace noise is the limit of discrete Laplace noise", () => {
    for (const order of ORDER_LIST) {
      const fine = renyiDivergence({ kind: "discrete-laplace", rate: 1e-5, steps: 50_000 }, order);
      expect(renyiDivergence({ kind: "laplace", noise: 2 }, order) / fine).toBeCloseTo(1, 6);
    }
  });

  it("a bounded range is the worst of its two-point pairs", () => {
    for (const epsilon of [0.2, 1, 4]) {
      for (const order of [1.25, 2, 5, 30]) {
        let worst = 0;
        for (let i = 1; i < 4000; i++) {
          const t = (epsilon * i) / 4000;
          const share = Math.expm1(epsilon - t) / Math.expm1(epsilon);
          worst = Math.max(worst, Math.log(share * Math.exp(order * t) + (1 - share) * Math.exp(order * (t - epsilon))) / (order - 1));
        }
        const found = renyiDivergence({ kind: "bounded-range", epsilon }, order);
        expect(found).toBeGreaterThanOrEqual(worst * (1 - 1e-12));
        expect(found / worst).toBeCloseTo(1, 5);
      }
    }
  });
});

it("a divergence rises with its order, up to the worst loss", () => {
  const kinds: readonly BaseEvent[] = [
    { kind: "laplace", noise: 0.7 },
    { kind: "discrete-laplace", rate: 0.3, steps: 4 },
    { kind: "randomised-response", epsilon: 2, options: 5 },
    { kind: "bounded-range", epsilon: 1.5 },
    { kind: "promise", epsilon: 1, delta: 0 },
    { kind: "concentrated", rho: 0.1 },
    { kind: "discrete-gaussian", sigma2: 1, steps: 1 },
    gaussian(1.4),
  ];
  for (const event of kinds) {
    let before = 0;
    for (const order of [...ORDER_LIST, 1000, Number.POSITIVE_INFINITY]) {
      const here = renyiDivergence(event, order);
      expect(here).toBeGreaterThanOrEqual(before);
      before = here;
    }
  }
});

describe("Gaussian noise on a Poisson sample", () => {
  const rate = fc.double({ min: 1e-4, max: 0.9, noNaN: true });
  const noise = fc.double({ min: 0.3, max: 6, noNaN: true });

  it("has no seam between whole and fractional orders", () => {
    fc.assert(
      fc.property(rate, noise, fc.integer({ min: 2, max: 40 }), (q, sigma, order) => {
        const [below, at, above] = [order - 1e-7, order, order + 1e-7].map((a) => (a - 1) * sampledGaussianRenyi(q, sigma, a)) as [
          number,
          number,
          number,
        ];
        expect((below + above) / 2 / at).toBeCloseTo(1, 8);
      }),
      { numRuns: 30 },
    );
  });

  it("is between nothing and the noise on the whole, and falls as q^2", () => {
    fc.assert(
      fc.property(rate, noise, fc.double({ min: 1, max: 30, noNaN: true }), (q, sigma, order) => {
        const here = sampledGaussianRenyi(q, sigma, order);
        expect(here).toBeGreaterThan(0);
        expect(here).toBeLessThanOrEqual((order / (2 * sigma * sigma)) * (1 + 1e-12));
      }),
      { numRuns: 30 },
    );
    // (order / 2) q^2 (e^(1/sigma^2) - 1) for small q: fourteen digits below 1, and all of them there.
    expect(sampledGaussianRenyi(1e-7, 1, 1.5) / (0.75e-14 * Math.expm1(1))).toBeCloseTo(1, 5);
  });

  it("with little noise is bounded by whole orders", () => {
    for (const order of [1.5, 2.5, 7.25]) {
      const [exact, little] = [sampledGaussianRenyi(0.1, 0.0501, order), sampledGaussianRenyi(0.1, 0.0499, order)];
      expect(little).toBeGreaterThan(exact);
    }
  });
});

describe("an epsilon from divergences", () => {
  it("over all orders is the closed optimum of the 2017 rule", () => {
    for (const sigma of [0.5, 1, 5]) {
      const { epsilon } = epsilonFromRenyi((order) => order / (2 * sigma ** 2), 1e-5, undefined, "2017");
      expect(epsilon).toBeCloseTo(1 / (2 * sigma ** 2) + Math.sqrt(2 * Math.log(1e5)) / sigma, 9);
    }
  });

  it("is never larger by the 2020 rule, never below the truth, and no list beats all orders", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 20, noNaN: true }), fc.constantFrom(1e-2, 1e-5, 1e-9), (noise, delta) => {
        const curve = (order: number) => order / (2 * noise ** 2);
        for (const order of [1.1, 2, 10, 200])
          expect(epsilonAtOrder(curve(order), order, delta)).toBeLessThanOrEqual(epsilonAtOrder(curve(order), order, delta, "2017"));
        const best = epsilonFromRenyi(curve, delta).epsilon;
        expect(best).toBeGreaterThanOrEqual(gaussianEpsilon(1 / noise, delta));
        for (const orders of Object.values(ORDERS)) expect(best).toBeLessThanOrEqual(epsilonFromRenyi(curve, delta, orders).epsilon + 1e-9);
      }),
    );
  });
});

describe("the accountant", () => {
  it("is not below the loss distribution, whatever the tree", () => {
    const trees: readonly Event[] = [
      repeat(30, { kind: "laplace", noise: 8 }),
      repeat(10, { kind: "bounded-range", epsilon: 0.3 }),
      repeat(40, sampled(0.05, { kind: "laplace", noise: 1 })),
      compose(repeat(5, { kind: "promise", epsilon: 0.2, delta: 1e-7 }), repeat(50, sampled(0.02, gaussian(1.1)))),
      repeat(12, sampled(0.2, { kind: "randomised-response", epsilon: 1, options: 4 })),
    ];
    for (const event of trees) {
      const [bound, interval] = [rdp.epsilonAt(spending(event), 1e-5), epsilonInterval(spending(event), 1e-5, 2 ** 13)];
      if (!(bound.readable && interval.readable)) throw new Error("unreadable");
      expect(bound.epsilon).toBeGreaterThan(interval.atLeast);
      expect(bound.epsilon).toBeLessThan(2.5 * interval.epsilon);
    }
  });

  it("adds up, in any order", () => {
    const [a, b] = [gaussian(3), { kind: "laplace", noise: 5 } as const];
    const one = renyiOf(spending(compose(repeat(3, a), b)));
    const other = renyiOf(spending(compose(a, b, repeat(2, a))));
    if (!(one.readable && other.readable)) throw new Error("unreadable");
    expect(one.curve(4)).toBeCloseTo(other.curve(4), 14);
    expect(one.curve(4)).toBeCloseTo(3 * renyiDivergence(a, 4) + renyiDivergence(b, 4), 14);
  });

  it("at delta 0 gives the worst loss, and with failing promises nothing below their delta", () => {
    expect(rdp.epsilonAt(spending(repeat(3, { kind: "laplace", noise: 2 })), 0)).toMatchObject({ epsilon: 1.5 });
    expect(rdp.epsilonAt(spending({ kind: "promise", epsilon: 1, delta: 1e-3 }), 1e-4)).toMatchObject({
      epsilon: Number.POSITIVE_INFINITY,
    });
    expect(rdp.epsilonAt(spending(compose()), 0)).toMatchObject({ epsilon: 0 });
  });

  it("says what it cannot read, and refuses what is not admissible", () => {
    expect(rdp.epsilonAt(spending(sampled(0.1, compose(gaussian(1), gaussian(2)))), 1e-5).readable).toBe(false);
    expect(rdp.epsilonAt(spending(sampled(0.1, gaussian(1)), "replace-one"), 1e-5).readable).toBe(false);
    expect(rdp.epsilonAt(spending(sampled(0.1, { kind: "concentrated", rho: 1 })), 1e-5).readable).toBe(false);
    expect(rdp.epsilonAt(spending(gaussian(1)), 1e-5).readable).toBe(true);
    expect(rdpAccountant(ORDERS["tf-default"], "2017").source).toMatch(/2017/);
    for (const delta of [-1, 1, Number.NaN]) expect(() => rdp.epsilonAt(spending(gaussian(1)), delta)).toThrow(RangeError);
    for (const noise of [0, -1, Number.NaN]) expect(() => rdp.epsilonAt(spending(gaussian(noise)), 1e-5)).toThrow(RangeError);
    expect(() => renyiDivergence(gaussian(1), 0.5)).toThrow(RangeError);
    expect(() => epsilonFromRenyi(() => 1, 1e-5, [])).toThrow(RangeError);
    expect(() => epsilonAtOrder(1, 1, 1e-5)).toThrow(RangeError);
    expect(() => sampledGaussianRenyi(0, 1, 2)).toThrow(RangeError);
  });
});

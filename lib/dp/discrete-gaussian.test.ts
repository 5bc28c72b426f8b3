import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { delta } from "./delta.ts";
import { gaussianWeights, meanSize, normaliser, pmf, sampler, upperTail, variance } from "./discrete-gaussian.ts";
import { fromDecimal, rational } from "./rational.ts";
import { summedBothWays } from "./sums.fixture.ts";
import file from "./vectors/discrete-gaussian.json" with { type: "json" };

const near = (got: number, want: number, rel: number) => expect(Math.abs(got - want)).toBeLessThanOrEqual(Math.abs(want) * rel);

describe("discrete Gaussian: reference numbers", () => {
  type Numbers = Record<string, number>;
  const checks: Readonly<Record<string, (params: Numbers) => Numbers>> = {
    "discreteGaussian.pmf": ({ sigma2, x }) => ({ p: pmf(sigma2 as number, x as number) }),
    "discreteGaussian.variance": ({ sigma2 }) => ({ variance: variance(sigma2 as number) }),
    "discreteGaussian.delta": ({ sigma2, epsilon, sensitivity }) => ({
      delta: delta(fromDecimal(sigma2 as number), fromDecimal(epsilon as number), sensitivity as number),
    }),
  };
  it.each(file.vectors)("$id", ({ mechanism, params, expect: wanted, tolerance }) => {
    const got = checks[mechanism]?.(params as unknown as Numbers);
    if (!got) throw new Error(`Nothing here checks ${mechanism}.`);
    expect(Object.keys(got)).toEqual(Object.keys(wanted));
    for (const [key, want] of Object.entries(wanted as unknown as Numbers)) near(got[key] as number, want, tolerance.rel);
  });
});

const variances = fc.double({ min: 0.02, max: 900, noNaN: true });

describe("discrete Gaussian", () => {
  it("adds up to one, to its moments and to its tails", () => {
    fc.assert(
      fc.property(variances, fc.integer({ min: -40, max: 40 }), (sigma2, x) => {
        const far = Math.ceil(Math.sqrt(110 * sigma2)) + Math.abs(x) + 2;
        near(
          summedBothWays((y) => pmf(sigma2, y), far),
          1,
          1e-12,
        );
        near(
          summedBothWays((y) => y * y * pmf(sigma2, y), far),
          variance(sigma2),
          1e-12,
        );
        near(
          summedBothWays((y) => Math.abs(y) * pmf(sigma2, y), far),
          meanSize(sigma2),
          1e-12,
        );
        expect(Math.abs(summedBothWays((y) => (y >= x ? pmf(sigma2, y) : 0), far) - upperTail(sigma2, x))).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it("has one normaliser, by both of its series", () => {
    const plain = (s2: number) => summedBothWays((x) => Math.exp((-x * x) / (2 * s2)), 200);
    for (const s2 of [0.03, 0.5, 0.999, 1, 1.001, 7, 300]) near(normaliser(s2), plain(s2), 1e-14);
  });

  it("varies less than its parameter says", () => {
    for (const s2 of [0.1, 0.3, 1]) expect(variance(s2)).toBeLessThan(s2);
  });

  it("encloses its weights, and all that follows them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 60, max: 200 }),
        (num, den, bits) => {
          const sigma2 = rational(BigInt(num), BigInt(den));
          const { list, rest } = gaussianWeights(sigma2, bits, 3);
          const unit = 2 ** bits;
          for (const [x, { lo, hi }] of list.entries()) {
            const value = Math.exp((-x * x * den) / (2 * num)) * unit;
            expect(Number(lo)).toBeLessThanOrEqual(value * (1 + 1e-10) + 1);
            expect(Number(hi)).toBeGreaterThanOrEqual(value * (1 - 1e-10) - 1);
            expect(hi - lo).toBeLessThan(2n * BigInt(x + 2) ** 2n);
          }
          let following = 0;
          for (let x = list.length + 500; x >= list.length; x--) following += Math.exp((-x * x * den) / (2 * num)) * unit;
          expect(Number(rest)).toBeGreaterThanOrEqual(following * (1 - 1e-10));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("draws the same under the same seed on every machine (pinned)", () => {
    const draw = sampler(rational(25n), seededRng("dp", 7).fork("noise"));
    expect(Array.from({ length: 12 }, draw)).toEqual([4, 0, -1, 1, 1, -11, -8, -2, 3, 1, 4, -12]);
  });

  it("draws from the oracle where a table would be too wide", () => {
    const sigma = 20_000;
    const draw = sampler(rational(BigInt(sigma) ** 2n), seededRng("dp", 3).fork("wide"));
    const n = 4000;
    const squares = Array.from({ length: n }, draw).reduce((sum, x) => sum + x * x, 0);
    // The sum of n squares has mean n sigma^2 and standard deviation sqrt(2n) sigma^2: five of those.
    expect(Math.abs(squares / sigma ** 2 - n)).toBeLessThan(5 * Math.sqrt(2 * n));
  });
});

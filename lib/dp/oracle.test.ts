/** The samplers of the paper against their laws. Fixed seeds; each bound is one that fresh randomness would exceed once in a million times. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import * as gaussian from "./discrete-gaussian.ts";
import * as laplace from "./discrete-laplace.ts";
import { bernoulliExpMinus, discreteGaussian, discreteLaplace, geometric, rootBelow, uniformBelow } from "./oracle.ts";
import { rational, toNumber } from "./rational.ts";
import { wordsOf } from "./words.ts";

const words = (label: string) => wordsOf(seededRng("dp/oracle", 1).fork(label));
const DRAWS = 40_000;

const fits = ({ chi2, bound, cells }: ReturnType<typeof fitOf>) => {
  expect(cells).toBeGreaterThan(2);
  expect(chi2).toBeLessThan(bound);
};

describe("the oracle", () => {
  it("draws uniformly below bounds that are no power of two, and far above 2^53", () => {
    const w = words("uniform");
    fits(
      fitOf(
        drawn(DRAWS, () => Number(uniformBelow(48n, w))),
        (x) => (x >= 0 && x < 48 ? 1 / 48 : 0),
        3,
      ),
    );
    const wide = 3n * 2n ** 98n;
    fits(
      fitOf(
        drawn(DRAWS, () => Number(uniformBelow(wide, w) / 2n ** 96n)),
        (x) => (x >= 0 && x < 12 ? 1 / 12 : 0),
        3,
      ),
    );
    expect(uniformBelow(1n, w)).toBe(0n);
    expect(() => uniformBelow(0n, w)).toThrow(RangeError);
  });

  it.each([
    [0n, 1n],
    [1n, 7n],
    [1n, 1n],
    [5n, 2n],
    [123_456_789n, 10n ** 9n],
  ])("tosses e^-(%i/%i)", (num, den) => {
    const w = words(`toss ${num}/${den}`);
    const p = Math.exp(-toNumber(rational(num, den)));
    const heads = drawn(DRAWS, () => Number(bernoulliExpMinus(rational(num, den), w))).reduce((a, b) => a + b, 0);
    // 5 standard deviations of a binomial count: 6e-7 both sides together
    expect(Math.abs(heads - DRAWS * p)).toBeLessThanOrEqual(5 * Math.sqrt(DRAWS * p * (1 - p)));
  });

  it.each([
    [1n, 1n],
    [1n, 10n],
    [5n, 2n],
    [3n, 7n],
  ])("draws geometric and discrete Laplace noise of rate %i/%i", (num, den) => {
    const rate = rational(num, den);
    const w = words(`laplace ${num}/${den}`);
    const r = toNumber(rate);
    fits(
      fitOf(
        drawn(DRAWS, () => Number(geometric(rate, w))),
        (g) => (g < 0 ? 0 : -Math.expm1(-r) * Math.exp(-r * g)),
      ),
    );
    fits(
      fitOf(
        drawn(DRAWS, () => Number(discreteLaplace(rate, w))),
        (x) => laplace.pmf(toNumber(rate), x),
      ),
    );
  });

  it.each([
    [1n, 2n],
    [4n, 1n],
    [401n, 4n],
  ])("draws discrete Gaussian noise of sigma2 %i/%i", (num, den) => {
    const sigma2 = rational(num, den);
    const w = words(`gaussian ${num}/${den}`);
    fits(
      fitOf(
        drawn(DRAWS, () => Number(discreteGaussian(sigma2, w))),
        (x) => gaussian.pmf(toNumber(sigma2), x),
      ),
    );
  });

  it("knows whole roots", () => {
    for (const [x, root] of [
      [rational(0n), 0n],
      [rational(1n, 2n), 0n],
      [rational(99n), 9n],
      [rational(100n), 10n],
      [rational(10n ** 40n), 10n ** 20n],
    ] as const) {
      expect(rootBelow(x)).toBe(root);
    }
  });
});

describe("the test itself", () => {
  it("notices noise with the wrong scale, a doubled zero, and draws where there are none", () => {
    const rate = rational(1n, 3n);
    const w = words("wrong");
    const off = fitOf(
      drawn(DRAWS, () => Number(discreteLaplace(rational(11n, 30n), w))),
      (x) => laplace.pmf(toNumber(rate), x),
    );
    expect(off.chi2).toBeGreaterThan(off.bound);
    const doubled = fitOf(
      drawn(DRAWS, () => (w.coin() ? 1 : -1) * Number(geometric(rate, w)) + 0),
      (x) => laplace.pmf(toNumber(rate), x),
    );
    expect(doubled.chi2).toBeGreaterThan(doubled.bound);
    const stray = fitOf(
      drawn(DRAWS, () => (w.next() < 2 ** 21 ? 1000 : Number(uniformBelow(8n, w)))),
      (x) => (x >= 0 && x < 8 ? 1 / 8 : 0),
    );
    expect(stray.chi2).toBeGreaterThan(stray.bound);
  });
});

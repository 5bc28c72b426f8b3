/** The expected cost of the paper's samplers against what watched draws took; the entropy against its closed form. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { bernoulliExpMinus, discreteGaussian, discreteLaplace } from "./oracle.ts";
import { type Rational, rational, toNumber } from "./rational.ts";
import { bitsOfCoin, bitsOfGaussian, bitsOfLaplace, entropyOfCoin, entropyOfGaussian, entropyOfLaplace } from "./sampler-cost.ts";
import { costOf, watched } from "./watch.ts";
import { type Words, wordsOf } from "./words.ts";

/** Mean and its standard error, of bits over watched draws. */
function measured(label: string, draw: (words: Words) => unknown) {
  const words = wordsOf(seededRng("dp/sampler-cost", 1).fork(label));
  const costs = Array.from({ length: 2000 }, () => costOf(watched(words, draw)).bits);
  const mean = costs.reduce((a, b) => a + b) / costs.length;
  const variance = costs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / costs.length;
  return { mean, error: Math.sqrt(variance / costs.length) };
}

const parts: readonly [string, (q: Rational) => (words: Words) => unknown, (q: Rational) => number, readonly Rational[]][] = [
  [
    "coin",
    (x) => (words) => bernoulliExpMinus(x, words),
    bitsOfCoin,
    [rational(0n), rational(1n, 2n), rational(1n), rational(7n, 3n), rational(5n)],
  ],
  [
    "laplace",
    (rate) => (words) => discreteLaplace(rate, words),
    bitsOfLaplace,
    [rational(1n), rational(1n, 2n), rational(10n, 7n), rational(1n, 20n)],
  ],
  [
    "gaussian",
    (s2) => (words) => discreteGaussian(s2, words),
    bitsOfGaussian,
    [rational(1n, 4n), rational(1n), rational(49n, 25n), rational(100n)],
  ],
];

describe.each(parts)("%s", (name, drawOf, expected, all) => {
  it("costs what is expected (5 standard errors; the seed is fixed)", () => {
    for (const q of all) {
      const { mean, error } = measured(`${name} ${q.num}/${q.den}`, drawOf(q));
      expect(Math.abs(mean - expected(q))).toBeLessThanOrEqual(5 * error + 1e-9);
    }
  });
});

describe("the entropy", () => {
  it("is that of the closed forms", () => {
    expect(entropyOfCoin(0.5)).toBe(1);
    // Of the geometric size and a sign, less the two zeros: in bits, with q = e^-rate.
    const rate = 0.3;
    const q = Math.exp(-rate);
    const zero = (1 - q) / (1 + q);
    const closed = -zero * Math.log2(zero) - (1 - zero) * Math.log2(zero) + ((rate / Math.LN2) * 2 * q) / (1 - q * q);
    expect(entropyOfLaplace(rate)).toBeCloseTo(closed, 11);
    // A wide Gaussian's is the continuous one's.
    expect(entropyOfGaussian(400)).toBeCloseTo(0.5 * Math.log2(2 * Math.PI * Math.E * 400), 10);
  });

  it("is below what the samplers take on average", () => {
    for (const scale of [1n, 2n, 10n, 50n]) {
      expect(entropyOfLaplace(1 / Number(scale))).toBeLessThan(bitsOfLaplace(rational(1n, scale)));
      expect(entropyOfGaussian(Number(scale * scale))).toBeLessThan(bitsOfGaussian(rational(scale * scale)));
    }
    for (const x of [rational(1n, 10n), rational(1n), rational(3n)])
      expect(entropyOfCoin(Math.exp(-toNumber(x)))).toBeLessThan(bitsOfCoin(x));
  });

  it("refuses a cost that it cannot sum", () => expect(() => bitsOfLaplace(rational(1n, 100_001n))).toThrow(/feasible/));
});

/** The plain-number samplers: against their laws, against the oracle, and where a word is equal to a threshold. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { drawn, fitOf, sameLaw } from "./chi-square.fixture.ts";
import * as gaussian from "./discrete-gaussian.ts";
import * as laplace from "./discrete-laplace.ts";
import { gaussianSampler, laplaceSampler } from "./masked.ts";
import { discreteGaussian, discreteLaplace } from "./oracle.ts";
import { rational, toNumber } from "./rational.ts";
import { type Words, wordsOf } from "./words.ts";

const words = (label: string) => wordsOf(seededRng("dp/masked", 1).fork(label));
const DRAWS = 200_000;

describe("draws from its law (chi-square, each bound exceeded by chance once in a million times)", () => {
  it.each([
    [1n, 1n],
    [1n, 10n],
    [5n, 2n],
    [123_457n, 1_000_003n],
    [1n, 1n << 20n],
  ])("discrete Laplace, rate %i/%i", (num, den) => {
    const rate = rational(num, den);
    const draw = laplaceSampler(rate, words(`laplace ${num}/${den}`));
    const coarse = den / num > 1n << 16n ? 2 ** 16 : 1; // of a wide law, blocks of values
    const r = toNumber(rate);
    const tail = (x: number) => laplace.upperTail(r, x);
    const fit = fitOf(
      drawn(DRAWS, () => Math.floor(draw() / coarse)),
      (block) => tail(block * coarse) - tail((block + 1) * coarse),
    );
    expect(fit.cells).toBeGreaterThan(3);
    expect(fit.chi2).toBeLessThan(fit.bound);
  });

  it.each([
    [1n, 2n],
    [4n, 1n],
    [401n, 4n],
    [1_000_000n, 1n], // some squares are beyond 2^53 there, and are decided by the oracle
  ])("discrete Gaussian, sigma2 %i/%i", (num, den) => {
    const sigma2 = rational(num, den);
    const draw = gaussianSampler(sigma2, words(`gaussian ${num}/${den}`));
    const coarse = num > 10_000n ? 64 : 1;
    const s2 = toNumber(sigma2);
    const block = (b: number) => Array.from({ length: coarse }, (_, i) => gaussian.pmf(s2, b * coarse + i)).reduce((a, p) => a + p);
    const fit = fitOf(
      drawn(DRAWS, () => Math.floor(draw() / coarse)),
      block,
    );
    expect(fit.cells).toBeGreaterThan(2);
    expect(fit.chi2).toBeLessThan(fit.bound);
  });

  it("the oracle's, where parameters are too large for plain numbers", () => {
    const rate = rational((1n << 41n) + 1n, 1n << 41n);
    const sigma2 = rational((1n << 41n) + 1n, 1n << 41n);
    const pairs: [() => number, () => number][] = [
      [laplaceSampler(rate, words("large")), () => Number(discreteLaplace(rate, wide))],
      [gaussianSampler(sigma2, words("large too")), () => Number(discreteGaussian(sigma2, wide))],
    ];
    const wide = words("oracle");
    for (const [a, b] of pairs) {
      const fit = sameLaw(drawn(4000, a), drawn(4000, b));
      expect(fit.cells).toBeGreaterThan(3);
      expect(fit.chi2).toBeLessThan(fit.bound);
    }
  });
});

/** Words that come one after the other; coins are heads. */
function scripted(list: readonly number[]): Words & { readonly left: () => number } {
  let at = 0;
  const next = () => {
    const word = list[at++];
    if (word === undefined) throw new Error("no more words");
    return word;
  };
  return { next, coin: () => true, left: () => list.length - at };
}

describe("a word that is equal to a threshold", () => {
  // Rate 1: no part is drawn, and each run of e^-1 tosses 1/1, 1/2, 1/3, ... until one fails.
  const third = Math.floor(2 ** 32 / 3);
  const fails = 0xffffffff;
  const draw = (list: number[]) => {
    const source = scripted(list);
    return { value: laplaceSampler(rational(1n), source)(), left: source.left() };
  };

  it("is decided by further words: 2^32 = 3 * 1431655765 + 1, so 1 of 3 remainders succeeds", () => {
    // 1/2 succeeds, 1/3 ties and succeeds, 1/4 fails: k = 4 is even, so this was no e^-1.
    const half = 2 ** 31;
    expect(draw([half - 1, third, 0, fails])).toEqual({ value: 0, left: 0 });
    expect(() => draw([half - 1, third, 1])).toThrow("no more words"); // fails at k = 3: odd, a success, and the next run begins
  });

  it("at a power of two nothing remains, and it fails", () => {
    // 1/2 ties with remainder 0: whatever is drawn is no success, k = 2 is even, the run has failed.
    expect(draw([2 ** 31, 0])).toEqual({ value: 0, left: 0 });
  });
});

it.each([0n, -1n])("refuses a parameter of %i", (num) => {
  expect(() => laplaceSampler(rational(num), words("bad"))).toThrow(RangeError);
  expect(() => gaussianSampler(rational(num), words("bad"))).toThrow(RangeError);
});

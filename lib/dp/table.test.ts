/** A table is exact where one word decides, and where it does not. The second happens once in millions of draws, so it is made to happen. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { drawn, fitOf, sameLaw } from "./chi-square.fixture.ts";
import * as gaussian from "./discrete-gaussian.ts";
import * as laplace from "./discrete-laplace.ts";
import type { Enclosure } from "./enclosure.ts";
import { discreteGaussian, discreteLaplace } from "./oracle.ts";
import { type Rational, rational, toNumber } from "./rational.ts";
import { drawFrom, type Law } from "./table.ts";
import { type Words, wordsOf } from "./words.ts";

const stream = (label: string, { num, den }: Rational = { num: 0n, den: 1n }) => seededRng("dp/table", 1).fork(`${label} ${num}/${den}`);

/** These words, and then zeros. */
function given(words: readonly number[]): Words & { taken: number } {
  const source = { taken: 0, next: () => words[source.taken++] ?? 0, coin: () => true };
  return source;
}

const inWords = (u: bigint, count: number) =>
  Array.from({ length: count }, (_, i) => Number((u >> BigInt(32 * (count - 1 - i))) & 0xffff_ffffn));

const laws: readonly [string, Law][] = [
  ["geometric, rate 1/10", laplace.geometricLaw(rational(1n, 10n), 80)],
  ["geometric, rate 20", laplace.geometricLaw(rational(20n), 1)],
  ["a digit of a scale of 2^40", laplace.digitLaw(rational(1n, 2n ** 40n))],
  ["a digit of a scale of 123456/7", laplace.digitLaw(rational(7n, 123_456n))],
  ["Gaussian, sigma2 25/4", gaussian.centralLaw(rational(25n, 4n), 15)],
  ["Gaussian, sigma2 1/10", gaussian.centralLaw(rational(1n, 10n), 3)],
];

describe.each(laws)("%s", (_, law) => {
  it("answers rightly one step below and one step above each threshold, to 192 bits", () => {
    const draw = drawFrom(law);
    const bits = 320;
    const sharp = law.cumulative(bits);
    const at = (k: number) => (sharp[k] as Enclosure).lo >> BigInt(bits - 192); // floor(2^192 F(k)), F(k) being no such fraction
    for (let k = 0; k < law.size; k += Math.max(1, Math.floor(law.size / 60))) {
      expect(draw(given(inWords(at(k), 6)))).toBe(at(k) === (k > 0 ? at(k - 1) : -1n) ? k - 1 : k);
      expect(draw(given(inWords(at(k) + 1n, 6)))).toBe(k + 1);
    }
  });

  it("takes one word where that is enough, and its shares of words are the probabilities to within a word at each end", () => {
    const head = 12;
    const draw = drawFrom(law, head);
    const sure = new Map<number, number>();
    let unsure = 0;
    for (let top = 0; top < 2 ** head; top++) {
      const words = given([top * 2 ** (32 - head)]);
      const k = draw(words);
      if (words.taken === 1) sure.set(k, (sure.get(k) ?? 0) + 1);
      else unsure++;
    }
    expect(unsure).toBeLessThanOrEqual(law.size);
    const sharp = law.cumulative(200);
    const value = (k: number) => (k < 0 ? 0 : k >= law.size ? 1 : Number((sharp[k] as Enclosure).lo) / 2 ** 200);
    for (let k = 0; k <= law.size; k++) {
      const words = (value(k) - value(k - 1)) * 2 ** head;
      // A tied word may be sure at its lower end already (the rest of the word is drawn): one word at each end.
      expect(Math.abs((sure.get(k) ?? 0) - words)).toBeLessThanOrEqual(2);
    }
  });
});

describe("against the law and against the oracle (fixed seeds; false alarm below 1e-6)", () => {
  const DRAWS = 60_000;
  const rates = [rational(20n), rational(1n), rational(1n, 10n), rational(3n, 700n)];

  it.each(rates)("discrete Laplace, rate $num/$den", (rate) => {
    const fast = drawn(DRAWS, laplace.sampler(rate, stream("laplace", rate)));
    const { chi2, bound } = fitOf(fast, (x) => laplace.pmf(toNumber(rate), x));
    expect(chi2).toBeLessThan(bound);
    const words = wordsOf(stream("oracle", rate));
    const both = sameLaw(
      fast,
      drawn(DRAWS / 3, () => Number(discreteLaplace(rate, words))),
    );
    expect(both.chi2).toBeLessThan(both.bound);
  });

  it.each(rates)("discrete Laplace, rate $num/$den, with ties in every fourth draw", (rate) => {
    const { chi2, bound } = fitOf(drawn(DRAWS, laplace.sampler(rate, stream("ties", rate), 5)), (x) => laplace.pmf(toNumber(rate), x));
    expect(chi2).toBeLessThan(bound);
  });

  it("discrete Laplace of a scale that takes several digits: the low digit and the high part", () => {
    const rate = rational(1n, 3_000_000n);
    const draws = drawn(DRAWS, laplace.sampler(rate, stream("wide", rate)));
    // Cells of 1.5 million: P(cell c) for c >= 0 is the mass of [c w, (c+1) w).
    const w = 1_500_000;
    const cell = (c: number) => laplace.upperTail(toNumber(rate), c * w) - laplace.upperTail(toNumber(rate), (c + 1) * w);
    const coarse = fitOf(
      draws.map((x) => Math.floor(x / w)),
      cell,
    );
    expect(coarse.chi2).toBeLessThan(coarse.bound);
    // Of a scale so much wider than the base the last digit is all but uniform.
    const digits = fitOf(
      draws.map((x) => (Math.abs(x) % 1024) >> 4),
      (d) => (d >= 0 && d < 64 ? 1 / 64 : 0),
      3,
    );
    expect(digits.chi2).toBeLessThan(digits.bound);
  });

  it("discrete Laplace just above and just below the width of one table", () => {
    for (const den of [1023n, 1025n, 1100n]) {
      const rate = rational(1n, den);
      const cell = (c: number) => laplace.upperTail(toNumber(rate), c * 300) - laplace.upperTail(toNumber(rate), (c + 1) * 300);
      const { chi2, bound } = fitOf(
        drawn(DRAWS, laplace.sampler(rate, stream("edge", rate))).map((x) => Math.floor(x / 300)),
        cell,
      );
      expect(chi2).toBeLessThan(bound);
    }
  });

  const variances = [rational(1n, 10n), rational(1n), rational(25n, 4n), rational(400n)];

  it.each(variances)("discrete Gaussian, sigma2 $num/$den", (sigma2) => {
    const fast = drawn(DRAWS, gaussian.sampler(sigma2, stream("gaussian", sigma2)));
    const { chi2, bound } = fitOf(fast, (x) => gaussian.pmf(toNumber(sigma2), x));
    expect(chi2).toBeLessThan(bound);
    const words = wordsOf(stream("gaussian oracle", sigma2));
    const both = sameLaw(
      fast,
      drawn(DRAWS / 3, () => Number(discreteGaussian(sigma2, words))),
    );
    expect(both.chi2).toBeLessThan(both.bound);
  });

  it.each(variances)(
    "discrete Gaussian, sigma2 $num/$den, from a table of one sigma with 6 bits: beyond and ties all the time",
    (sigma2) => {
      const reach = Math.ceil(Math.sqrt(Number(sigma2.num) / Number(sigma2.den)));
      const draws = drawn(DRAWS, gaussian.sampler(sigma2, stream("beyond", sigma2), { reach, head: 6 }));
      const { chi2, bound } = fitOf(draws, (x) => gaussian.pmf(toNumber(sigma2), x));
      expect(chi2).toBeLessThan(bound);
    },
  );

  it("refuses laws that are none", () => {
    expect(() => laplace.sampler(rational(0n), stream("none"))).toThrow(RangeError);
    expect(() => laplace.sampler(rational(1n, 2n ** 60n), stream("none"))).toThrow(RangeError);
    expect(() => gaussian.sampler(rational(0n), stream("none"))).toThrow(RangeError);
  });
});

it.each([
  ["Laplace", rational(1n, 3n), laplace],
  ["Laplace of a scale of 2^40", rational(1n, 2n ** 40n), laplace],
  ["Gaussian", rational(25n, 4n), gaussian],
] as const)("samplers that share a table draw what each would with a table of its own: %s", (name, of, { sampler, samplers }) => {
  const shared = samplers(of);
  const [a, b] = [shared(stream(`${name} a`)), shared(stream(`${name} b`))];
  const [aAlone, bAlone] = [sampler(of, stream(`${name} a`)), sampler(of, stream(`${name} b`))];
  const together = Array.from({ length: 500 }, () => [a(), b()]);
  expect(together).toEqual(Array.from({ length: 500 }, () => [aAlone(), bAlone()]));
  expect(together.some(([x, y]) => x !== y)).toBe(true);
});

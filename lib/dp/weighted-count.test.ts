import { describe, expect, it } from "vitest";
import { logBinomial } from "../math/index.ts";
import { seededRng } from "../random/index.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { fromDecimal, rational } from "./rational.ts";
import { weightedCount } from "./weighted-count.ts";
import type { Weight } from "./weighted-draw.ts";
import { wordsOf } from "./words.ts";

const words = (seed: number) => wordsOf(seededRng("dp/weighted-count", seed));
const weight = (count: number, cost = 0): Weight => ({ count: BigInt(count), cost: cost === 0 ? rational(0n) : fromDecimal(cost) });
const binomial = (n: number, p: number) => (x: number) =>
  x < 0 || x > n ? 0 : Math.exp(logBinomial(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p));

describe("a count of draws", () => {
  it.each([
    ["a fair coin", weight(1), weight(1), 0.5],
    ["one in three", weight(1), weight(2), 1 / 3],
    ["the truth at epsilon 1", weight(1), weight(1, 1), 1 / (1 + Math.exp(-1))],
    ["the truth among 16 at epsilon 2.5", weight(1), weight(15, 2.5), 1 / (1 + 15 * Math.exp(-2.5))],
    ["a lie at epsilon 4", weight(1, 4), weight(1), 1 / (1 + Math.exp(4))],
    ["costs on both sides", weight(3, 2), weight(1, 1.5), 3 / (3 + Math.exp(0.5))],
  ])("is binomial: %s (chi-square at 1e-6, fixed seeds)", (_, first, second, chance) => {
    const draw = weightedCount(first, second);
    for (const [seed, n] of [1, 31, 32, 100].entries()) {
      const from = words(seed + 1);
      const middle = Math.round(n * chance);
      const { chi2, bound, cells } = fitOf(
        drawn(20_000, () => draw(n, from)),
        binomial(n, chance),
        middle,
      );
      expect(chi2).toBeLessThan(bound);
      expect(cells).toBeGreaterThan(n === 1 ? 1 : 4);
    }
  });

  it("compares with every digit of the chance, however late the two differ: 1/3 is 0.010101...", () => {
    const third = weightedCount(weight(1), weight(2));
    /** Coins that repeat the digits of 1/3 so often, and differ then. */
    const differingAt = (place: number) => {
      let at = 0;
      return { next: () => ((at % 2 === 1) !== (at++ === place) ? 2 ** 31 : 0), coin: () => false };
    };
    for (const place of [0, 1, 2, 127, 128, 300, 301, 1001]) expect(third(1, differingAt(place))).toBe(place % 2);
  });

  it("is not off where nearly all are decided alike", () => {
    const often = weightedCount(weight(2 ** 20 - 1), weight(1));
    const from = words(9);
    const missed = drawn(400, () => 2 ** 16 - often(2 ** 16, from)).reduce((a, b) => a + b, 0);
    expect(Math.abs(missed - 25)).toBeLessThan(6 * 5); // 400 / 16 = 25 expected, Poisson
  });

  it("knows nothing and all for certain, and refuses what is inadmissible", () => {
    expect(weightedCount(weight(0), weight(1))(10, words(1))).toBe(0);
    expect(weightedCount(weight(1), weight(0))(10, words(1))).toBe(10);
    expect(weightedCount(weight(1), weight(1))(0, words(1))).toBe(0);
    expect(() => weightedCount(weight(0), weight(0))).toThrow(RangeError);
    expect(() => weightedCount({ count: -1n, cost: rational(0n) }, weight(1))).toThrow(RangeError);
    for (const bad of [-1, 0.5, Number.NaN]) expect(() => weightedCount(weight(1), weight(1))(bad, words(1))).toThrow(RangeError);
  });
});

import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { fromDecimal, rational } from "./rational.ts";
import { weightedDraw } from "./weighted-draw.ts";
import { type Words, wordsOf } from "./words.ts";

/** Words as told, and then zeros. */
const told = (...words: number[]): Words & { readonly used: () => number } => {
  let at = 0;
  return { next: () => words[at++] ?? 0, coin: () => false, used: () => at };
};
const ALL_ONES = 2 ** 32 - 1;
const one = { count: 1n, cost: rational(0n) };

describe("a draw by weight", () => {
  it("is of the law (chi-square at 1e-6, fixed seed)", () => {
    const weights = [
      { count: 3n, cost: fromDecimal(0.25) },
      { count: 0n, cost: rational(0n) },
      { count: 1n, cost: rational(0n) },
      { count: 40n, cost: fromDecimal(2.5) },
    ];
    const masses = [3 * Math.exp(-0.25), 0, 1, 40 * Math.exp(-2.5)];
    const whole = masses.reduce((a, b) => a + b, 0);
    const draw = weightedDraw(weights);
    const words = wordsOf(seededRng("dp/weighted-draw", 1));
    const draws = drawn(60_000, () => draw(words));
    expect(draws).not.toContain(1);
    // The impossible option ends the fixture's walk over the cells: it is taken out of the numbering.
    const { chi2, bound } = fitOf(
      draws.map((k) => (k > 1 ? k - 1 : k)),
      (x) => ([masses[0], masses[2], masses[3]][x] ?? 0) / whole,
    );
    expect(chi2).toBeLessThan(bound);
  });

  it("does not mind a boundary at a binary fraction", () => {
    const draw = weightedDraw([one, one]);
    expect(draw(told(2 ** 31))).toBe(1);
    expect(draw(told(2 ** 31 - 1, ALL_ONES, ALL_ONES))).toBe(0);
    expect(draw(told())).toBe(0);
  });

  it("never gives an option without outputs, at the ends neither", () => {
    const none = { count: 0n, cost: rational(5n) };
    const draw = weightedDraw([none, one, { count: 1n, cost: rational(1n) }, none]);
    expect(draw(told())).toBe(1);
    expect(draw(told(ALL_ONES, ALL_ONES, ALL_ONES))).toBe(2);
  });

  it("draws further words where three do not decide, and then decides by the finer weights", () => {
    // Of P(first) = 1 / (1 + e^-1) the first 96 bits: words that follow them leave it open.
    const weights = [one, { count: 1n, cost: rational(1n) }];
    const draw = weightedDraw(weights);
    let [low, high] = [0n, 1n << 96n];
    const wordsFor = (u: bigint, ...more: number[]) =>
      told(Number(u >> 64n), Number((u >> 32n) & 0xffffffffn), Number(u & 0xffffffffn), ...more);
    while (high - low > 1n) {
      const middle = (low + high) / 2n;
      if (draw(wordsFor(middle)) === 0) low = middle;
      else high = middle;
    }
    const [atLow, atHigh] = [wordsFor(low, 0, 0, 0), wordsFor(low, ALL_ONES, ALL_ONES, ALL_ONES)];
    expect([draw(atLow), draw(atHigh)]).toEqual([0, 1]);
    expect(atLow.used()).toBe(6);
  });

  it("draws what is far too unlikely for a double", () => {
    const draw = weightedDraw([
      { count: 1n, cost: rational(2000n) },
      { count: 1n, cost: rational(2001n) },
    ]);
    const words = wordsOf(seededRng("dp/weighted-draw", 2));
    const share = drawn(20_000, () => draw(words)).filter((k) => k === 0).length / 20_000;
    expect(Math.abs(share - 1 / (1 + Math.exp(-1)))).toBeLessThan(5 * Math.sqrt(0.25 / 20_000));
  });

  it("refuses nothing to draw, and weights below 0", () => {
    expect(() => weightedDraw([])).toThrow(RangeError);
    expect(() => weightedDraw([{ count: 0n, cost: rational(0n) }])).toThrow("no option");
    expect(() => weightedDraw([{ count: -1n, cost: rational(0n) }])).toThrow(RangeError);
    expect(() => weightedDraw([{ count: 1n, cost: rational(-1n) }])).toThrow(RangeError);
  });
});

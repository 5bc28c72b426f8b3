/** Differencing and averaging: the closed forms against an integral and against the attacks themselves, on our own noise. */
import { describe, expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { seededRng } from "../../random/index.ts";
import { averagingSuccess, countByAveraging, repeatsFor } from "./averaging.ts";
import { bitByDifference, differenceSuccess, valueByDifference } from "./differencing.ts";
import { laplaceSumTail } from "./laplace-sums.ts";

/** P(|S_k| <= x) by inverting the characteristic function (1 + t^2)^-k, with Simpson's rule: nothing in common with the mixture. */
function withinByInversion(k: number, x: number): number {
  const [top, steps] = [k === 1 ? 4e4 : k === 2 ? 400 : 40, 400_000];
  const h = top / steps;
  const f = (t: number) => (t === 0 ? x : Math.sin(x * t) / t) * (1 + t * t) ** -k;
  let sum = f(0) + f(top);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(i * h);
  return ((2 / Math.PI) * sum * h) / 3;
}

/** Laplace noise on the exact sampler's grid. */
const noise = (scale: number, seed: number) => {
  const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1 / scale), sensitivity: 1 });
  const draw = sampler(seededRng("attacks/averaging", seed));
  return () => grid * draw();
};

describe("a sum of Laplace variables", () => {
  it.each([
    [2, 0.7],
    [3, 1],
    [10, 5],
    [40, 12],
  ] as const)("of %i: the tail at %f agrees with the inverted characteristic function", (k, x) => {
    expect(1 - 2 * laplaceSumTail(k, x)).toBeCloseTo(withinByInversion(k, x), 9);
  });

  it("is one variable's own tail for one, one half at 0, and 0 far out", () => {
    for (const x of [0, 0.3, 5]) expect(laplaceSumTail(1, x)).toBeCloseTo(Math.exp(-x) / 2, 14);
    for (const k of [2, 30, 3000]) expect(laplaceSumTail(k, 0)).toBeCloseTo(0.5, 11);
    expect(laplaceSumTail(100, 5000)).toBe(0);
    expect(laplaceSumTail(5, Number.POSITIVE_INFINITY)).toBe(0);
  });

  it("approaches the normal law for many: at one standard deviation", () => {
    expect(laplaceSumTail(100_000, Math.sqrt(200_000))).toBeCloseTo(0.15865525, 4);
  });

  it("refuses what is no sum", () => {
    for (const terms of [0, -1, 1.5, Number.NaN, 2e6]) expect(() => laplaceSumTail(terms, 1)).toThrow(RangeError);
    for (const x of [-1, Number.NaN]) expect(() => laplaceSumTail(2, x)).toThrow(RangeError);
  });
});

describe("differencing", () => {
  it("finds any value from exact totals, and a bit with certainty", () => {
    expect(valueByDifference(41_700, 38_500)).toBe(3200);
    expect([bitByDifference(20, 19), bitByDifference(20, 20)]).toEqual([1, 0]);
    expect(differenceSuccess(0)).toBe(1);
  });

  it("succeeds under noise as often as the formula says, whichever the bit (five standard errors)", () => {
    const [n, scale] = [40_000, 1];
    const draw = noise(scale, 1);
    for (const bit of [0, 1]) {
      let right = 0;
      for (let i = 0; i < n; i++) if (bitByDifference(100 + bit + draw(), 100 + draw()) === bit) right++;
      const p = differenceSuccess(scale);
      // the grid of 2^-10 moves the probability at 1/2 by at most half a step's mass
      expect(Math.abs(right / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 2 ** -11);
    }
  });

  it("fails the more, the more noise there is", () => {
    const curve = [0, 0.1, 1, 10, 1000].map(differenceSuccess);
    expect(curve).toEqual([...curve].sort((a, b) => b - a));
    expect(curve.at(-1)).toBeCloseTo(0.5, 3);
    for (const scale of [-1, Number.NaN]) expect(() => differenceSuccess(scale)).toThrow(RangeError);
  });
});

describe("averaging", () => {
  it("succeeds as often as the formula says (five standard errors)", () => {
    const [n, scale, repeats] = [10_000, 1, 10];
    const draw = noise(scale, 2);
    let right = 0;
    for (let i = 0; i < n; i++) if (countByAveraging(Float64Array.from({ length: repeats }, () => 100 + draw())) === 100) right++;
    const p = averagingSuccess(scale, repeats);
    expect(Math.abs(right / n - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 2 ** -10);
  });

  it("knows how many answers it needs: that many suffice, one fewer does not", () => {
    for (const [scale, success] of [
      [1, 0.9],
      [10, 0.95],
      [0.1, 0.5],
    ] as const) {
      const k = repeatsFor(scale, success) as number;
      expect(averagingSuccess(scale, k)).toBeGreaterThanOrEqual(success);
      if (k > 1) expect(averagingSuccess(scale, k - 1)).toBeLessThan(success);
    }
    expect(repeatsFor(1e5, 0.99)).toBeUndefined();
  });

  it("gets nowhere against a budget: k answers for one epsilon together are worse than one", () => {
    for (const k of [2, 10, 100]) expect(averagingSuccess(k, k)).toBeLessThan(averagingSuccess(1, 1));
  });

  it("refuses what is no question", () => {
    expect(() => countByAveraging([])).toThrow(/nothing/);
    expect(() => averagingSuccess(-1, 3)).toThrow(RangeError);
    expect(() => averagingSuccess(1, 0)).toThrow(RangeError);
    expect(() => repeatsFor(1, 1)).toThrow(RangeError);
    expect(averagingSuccess(0, 1)).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { EPSILONS, ROUNDING, rangeOfLogRatios, rowsOf, worstLogRatio } from "./guarantee.fixture.ts";
import { intervalProbabilities, privateQuantile } from "./quantile.ts";

const PLACES = [0, 1, 2, 3, 4];
const request = { quantile: 0.5, lower: 0, upper: 4, step: 1 };

describe("a private quantile", () => {
  it.each(EPSILONS)("keeps epsilon %d, whether a person comes or changes, at any quantile", (epsilon) => {
    for (const quantile of [0, 0.3, 0.5, 1]) {
      const { probabilities, event } = privateQuantile({ ...request, quantile, epsilon: nanoEpsilon(epsilon) });
      const data = [...rowsOf(PLACES, 1), ...rowsOf(PLACES, 2)];
      const laws = new Map(data.map((rows) => [rows.join(), probabilities(rows)]));
      const law = (rows: readonly number[]) => laws.get(rows.join()) as number[];
      for (const rows of rowsOf(PLACES, 2)) {
        const [first, second] = rows as [number, number];
        for (const other of [[first], ...PLACES.map((place) => [first, place]), [second]]) {
          expect(worstLogRatio(law(rows), law(other))).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
          expect(rangeOfLogRatios(law(rows), law(other))).toBeLessThanOrEqual(epsilon * (1 + ROUNDING) + 1e-14);
        }
      }
      expect(event).toEqual({ kind: "bounded-range", epsilon });
    }
  });

  it("answers by its probabilities (chi-square at 1e-6, fixed seed)", () => {
    const mechanism = privateQuantile({ quantile: 0.25, lower: -1, upper: 2, step: 0.25, epsilon: nanoEpsilon(1.5) });
    const data = [-5, -0.3, 0.1, 0.1, 0.25, 1.1, 7];
    const law = mechanism.probabilities(data);
    const { chi2, bound, cells } = fitOf(
      drawn(30_000, mechanism.sampler(data, seededRng("dp/quantile", 1))).map((x) => (x + 1) * 4),
      (x) => law[x] ?? 0,
    );
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBe(13);
  });

  it("scores each point by how many of the data are at or below it", () => {
    const data = [-5, 0.3, 1, 1, 1.6, 4, 9];
    const { probabilities } = privateQuantile({ ...request, quantile: 0.3, epsilon: nanoEpsilon(2) });
    const weights = PLACES.map((place) => Math.exp(-Math.abs(data.filter((x) => x <= place).length - 0.3 * data.length)));
    const whole = weights.reduce((a, b) => a + b, 0);
    for (const [i, p] of probabilities(data).entries()) expect(p).toBeCloseTo((weights[i] as number) / whole, 14);
  });

  it("is on a fine grid the continuous one", () => {
    const data = [1, 2, 3, 10, 50];
    const step = 0.01;
    const grid = privateQuantile({ quantile: 0.5, lower: 0, upper: 100, step, epsilon: nanoEpsilon(1) }).probabilities(data);
    const ends = [0, ...data, 100];
    for (const [i, p] of intervalProbabilities(data, 0.5, 0, 100, 1).entries()) {
      const inside = grid.slice(Math.round((ends[i] as number) / step), Math.round((ends[i + 1] as number) / step));
      expect(inside.reduce((a, b) => a + b, 0)).toBeCloseTo(p, 4);
    }
  });

  it("finds the median of many, in a range of a million, and gives points of the grid", () => {
    const data = Array.from({ length: 2001 }, (_, i) => 400_000 + i / 10);
    const { value } = privateQuantile({ quantile: 0.5, lower: 0, upper: 1e6, step: 0.1, epsilon: nanoEpsilon(1) }).release(
      data,
      seededRng("dp/quantile", 2),
    );
    // P(further than 40 ranks off) is below 10^7 e^-20 / 1000.
    expect(Math.abs(value - 400_100)).toBeLessThan(10);
    expect(Math.round(value * 10) / 10).toBe(value);
  });

  it("needs no data at all", () => {
    const law = privateQuantile({ ...request, epsilon: nanoEpsilon(1) }).probabilities([]);
    expect(law).toEqual(PLACES.map(() => 0.2));
  });

  it("refuses what is inadmissible", () => {
    const fine = { ...request, epsilon: nanoEpsilon(1) };
    for (const bad of [{ quantile: -0.1 }, { quantile: 1.1 }, { quantile: Number.NaN }, { lower: 4 }, { upper: Number.NaN }]) {
      expect(() => privateQuantile({ ...fine, ...bad })).toThrow(RangeError);
    }
    for (const step of [0, -1, 5, Number.NaN]) expect(() => privateQuantile({ ...fine, step })).toThrow(RangeError);
    expect(() => privateQuantile(fine).release([Number.NaN], seededRng("dp/quantile", 3))).toThrow("Number 0");
    expect(() => privateQuantile({ ...fine, step: 1e-9 }).probabilities([1])).toThrow("too many");
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => intervalProbabilities([1], 0.5, 0, 2, bad)).toThrow(RangeError);
    }
  });
});

it("is the same law for whole data and for those that need fractions, and of a hundred thousand in a moment", () => {
  const data = [-9, -5, 0, 0, 3, 3, 3, 7, 40];
  const whole = privateQuantile({ quantile: 0.4, lower: -5, upper: 7, step: 1, epsilon: nanoEpsilon(1) });
  const fractions = privateQuantile({ quantile: 0.4, lower: -2.5, upper: 3.5, step: 0.5, epsilon: nanoEpsilon(1) });
  expect(whole.probabilities(data)).toEqual(fractions.probabilities(data.map((x) => x / 2)));
  const many = Array.from({ length: 100_000 }, (_, i) => i % 53);
  const { value } = privateQuantile({ ...request, lower: 0, upper: 52, epsilon: nanoEpsilon(1) }).release(
    many,
    seededRng("dp/quantile", 2),
  );
  expect(Math.abs(value - 26)).toBeLessThan(2);
});

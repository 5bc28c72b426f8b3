import { describe, expect, it } from "vitest";
import { fitOf } from "../dp/chi-square.ts";
import { binomialLaw } from "../math/index.ts";
import { seededRng } from "../random/index.ts";
import { poissonBatches, shuffledBatches } from "./batches.ts";

describe("Poisson samples", () => {
  it.each([
    [40, 0.2],
    [60, 0.05],
    [25, 0.123456789],
  ])("of %d rows at rate %d have binomial sizes (chi-square at 1e-6, fixed seed)", (rows, rate) => {
    const batches = poissonBatches(rows, rate, seededRng("batches", rows));
    const { from, chances } = binomialLaw(rows, rate);
    const sizes = Array.from({ length: 8000 }, () => batches.next().length);
    const { chi2, bound, cells } = fitOf(sizes, (size) => chances[size - from] ?? 0, Math.round(rows * rate));
    expect(cells).toBeGreaterThan(7);
    expect(chi2).toBeLessThan(bound);
  });

  it("have each row and each pair of rows as often as coins of their own say", () => {
    const [rows, rate, steps] = [12, 0.3, 20_000];
    const batches = poissonBatches(rows, rate, seededRng("batches/pairs", 1));
    const counts = new Float64Array(rows * rows);
    for (let step = 0; step < steps; step++) {
      const batch = batches.next();
      for (const a of batch) for (const b of batch) counts[a * rows + b] = (counts[a * rows + b] as number) + 1;
    }
    for (let a = 0; a < rows; a++) {
      for (let b = 0; b < rows; b++) {
        const chance = a === b ? rate : rate * rate;
        // 5.7 deviations: over 78 counts about 1e-6.
        expect(Math.abs((counts[a * rows + b] as number) - steps * chance)).toBeLessThan(5.7 * Math.sqrt(steps * chance * (1 - chance)));
      }
    }
  });

  it("may be empty, and at rate 1 are everybody", () => {
    const rare = poissonBatches(5, 0.01, seededRng("batches/rare", 1));
    expect(Array.from({ length: 50 }, () => rare.next().length)).toContain(0);
    expect([...poissonBatches(5, 1, seededRng("batches/all", 1)).next()]).toEqual([0, 1, 2, 3, 4]);
    expect(rare.expected).toBeCloseTo(0.05, 15);
  });

  it("refuse what is no rate, and a rate that a coin cannot have exactly", () => {
    for (const rate of [0, -0.1, 1.1, Number.NaN]) expect(() => poissonBatches(5, rate, seededRng("x", 1))).toThrow(/rate/);
    expect(() => poissonBatches(5, 256 / 60_000, seededRng("x", 1))).toThrow(/nine decimals/);
  });
});

describe("shuffled batches", () => {
  it("have every row once an epoch, in another order in the next", () => {
    const batches = shuffledBatches(10, 4, seededRng("batches/shuffled", 1));
    const epoch = () => [batches.next(), batches.next(), batches.next()];
    const [first, second] = [epoch(), epoch()];
    for (const three of [first, second]) {
      expect(three.map((batch) => batch.length)).toEqual([4, 4, 2]);
      expect(three.flatMap((batch) => [...batch]).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(first).not.toEqual(second);
  });

  it("refuse a size that is none", () => {
    for (const size of [0, 11, 2.5, Number.NaN]) expect(() => shuffledBatches(10, size, seededRng("x", 1))).toThrow(/batch/);
  });
});

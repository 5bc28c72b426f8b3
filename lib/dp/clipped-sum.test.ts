import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { cheapestBound, clippedSum, costOf } from "./clipped-sum.ts";
import { mechanismOf } from "./mechanism.ts";

const values = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 });
const bounds = fc.integer({ min: 1, max: 600 });

describe("a clipped sum", () => {
  it("moves by at most the bound when anybody comes or goes, and the plain one by whatever they bring", () => {
    fc.assert(
      fc.property(values, bounds, fc.integer({ min: 0, max: 100_000 }), (data, bound, newcomer) => {
        const moved = clippedSum([...data, newcomer], bound).sum - clippedSum(data, bound).sum;
        expect(moved).toBe(Math.min(newcomer, bound));
      }),
    );
  });

  it("says what it cut: sum and bias are the plain sum", () => {
    fc.assert(
      fc.property(values, bounds, (data, bound) => {
        const { sum, clipped, bias } = clippedSum(data, bound);
        expect(sum + bias).toBe(data.reduce((a, b) => a + b, 0));
        expect(clipped).toBe(data.filter((x) => x > bound).length);
        expect(clipped === 0).toBe(bias === 0);
      }),
    );
  });
});

describe("what a bound costs", () => {
  const data = [3, 8, 8, 12, 20, 41, 90];

  it("is what answers are off by on average (fixed seed; 6 standard errors)", () => {
    for (const [bound, epsilon] of [
      [10, 1],
      [41, 0.5],
      [90, 2],
    ] as const) {
      const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: bound }).sampler(
        seededRng("dp/cost", bound),
      );
      const { sum, bias } = clippedSum(data, bound);
      const n = 40_000;
      let [off, squares] = [0, 0];
      for (let i = 0; i < n; i++) {
        const miss = Math.abs(sum + draw() - (sum + bias));
        off += miss;
        squares += miss * miss;
      }
      const error = Math.sqrt((squares / n - (off / n) ** 2) / n);
      expect(Math.abs(off / n - costOf(data, bound, epsilon).error)).toBeLessThan(6 * error);
    }
  });

  it("lies between the larger of bias and noise, and both together", () => {
    fc.assert(
      fc.property(values, bounds, fc.double({ min: 0.05, max: 5, noNaN: true }), (some, bound, epsilon) => {
        const { bias, noise, error } = costOf(some, bound, epsilon);
        expect(error).toBeGreaterThanOrEqual(Math.max(bias, noise) * (1 - 1e-12));
        expect(error).toBeLessThanOrEqual((bias + noise) * (1 + 1e-12));
      }),
    );
  });

  // 400 people, one at each amount from 1 to 400.
  const ramp = Array.from({ length: 400 }, (_, i) => i + 1);

  it.each([0.05, 0.1, 0.2])("in bias plus noise is least where 1/epsilon people stand above the bound: epsilon %d", (epsilon) => {
    const costs = ramp.map((bound) => costOf(ramp, bound, epsilon)).map(({ bound, bias, noise }) => ({ bound, both: bias + noise }));
    const least = costs.reduce((best, cost) => (cost.both < best.both ? cost : best));
    expect(Math.abs(400 - least.bound - 1 / epsilon)).toBeLessThanOrEqual(1);
  });

  it.each([0.05, 0.1, 0.2])("in distance is least where its slope says so, and nowhere else: epsilon %d", (epsilon) => {
    const { bound, bias, error } = cheapestBound(ramp, epsilon);
    for (const other of ramp) expect(costOf(ramp, other, epsilon).error).toBeGreaterThanOrEqual(error);
    // Of the continuous law: above (1 - e^-u) = e^-u (1 + u) / epsilon, with u the bias in scales of the noise.
    const u = (bias * epsilon) / bound;
    const above = (Math.exp(-u) * (1 + u)) / (1 - Math.exp(-u)) / epsilon;
    expect(Math.abs(400 - bound - above)).toBeLessThan(2);
  });
});

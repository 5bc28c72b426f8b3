import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bisect, countBelow } from "./index.ts";

describe("halving", () => {
  it("ends between neighbouring doubles, whether the function rises or falls", () => {
    for (const sign of [1, -1]) {
      const { low, high } = bisect((x) => sign * (x * x - 2), 0, 10);
      expect(low).toBeLessThanOrEqual(Math.SQRT2);
      expect(high).toBeGreaterThanOrEqual(Math.SQRT2);
      expect(high - low).toBeLessThanOrEqual(2 ** -52);
      expect(Math.sign(low * low - 2)).toBe(-1);
    }
  });

  it("finds the one step of any step function", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (at) => {
        const { low, high } = bisect((x) => (x < at ? -1 : 1), -1e7, 1e7);
        expect(low < at && at <= high).toBe(true);
      }),
    );
  });

  it("stops where the function is 0", () => {
    expect(bisect((x) => x, 0, 1)).toEqual({ low: 0, high: 0 });
    expect(bisect((x) => x - 1, 0, 1)).toEqual({ low: 1, high: 1 });
    expect(bisect((x) => x - 1, 0, 2)).toEqual({ low: 1, high: 1 });
  });

  it("refuses what cannot be searched", () => {
    expect(() => bisect((x) => x + 1, 0, 1)).toThrow(/same sign/);
    expect(() => bisect(() => Number.NaN, 0, 1)).toThrow(/no number/);
    expect(() => bisect((x) => x, 1, -1)).toThrow(/no range/);
    expect(() => bisect((x) => x, 0, Number.POSITIVE_INFINITY)).toThrow(/no range/);
  });
});

it("counts what is below, whatever is equal, infinite or missing (property)", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(-1, 0, 0.5, 2, Number.POSITIVE_INFINITY)), fc.constantFrom(-2, 0, 0.5, 1, 2, 3), (list, x) => {
      expect(countBelow(Float64Array.from(list).sort(), x)).toBe(list.filter((value) => value < x).length);
    }),
  );
});

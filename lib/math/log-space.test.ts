import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { log1mExp, logAdd, logSub, logSumExp } from "./index.ts";

const log = fc.double({ min: -800, max: 800, noNaN: true });
const NOTHING = Number.NEGATIVE_INFINITY;

describe("numbers by their logarithms", () => {
  it("add and subtract as the numbers do", () => {
    expect(logAdd(Math.log(2), Math.log(3))).toBeCloseTo(Math.log(5), 15);
    expect(logSub(Math.log(5), Math.log(3))).toBeCloseTo(Math.log(2), 15);
    expect(logAdd(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12); // e^-2000 is no double
    expect(logSumExp([-3000, -3000, -3000, -3000])).toBeCloseTo(-3000 + Math.log(4), 12);
    expect(log1mExp(-1e-20)).toBeCloseTo(Math.log(1e-20), 12);
    expect(log1mExp(-50)).toBe(-Math.exp(-50));
  });

  it("know nothing, and all", () => {
    expect(logAdd(NOTHING, NOTHING)).toBe(NOTHING);
    expect(logAdd(NOTHING, 3)).toBe(3);
    expect(logAdd(Number.POSITIVE_INFINITY, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(logSub(3, 3)).toBe(NOTHING);
    expect(logSub(3, NOTHING)).toBe(3);
    expect(logSub(NOTHING, NOTHING)).toBe(NOTHING);
    expect(logSumExp([])).toBe(NOTHING);
    expect(logSumExp([NOTHING, NOTHING])).toBe(NOTHING);
    expect(logSumExp([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
    expect(logSumExp([1, Number.NaN])).toBeNaN();
  });

  it("sum to the same whichever way, and to what two at a time sum to", () => {
    fc.assert(
      fc.property(fc.array(log, { minLength: 1, maxLength: 40 }), (xs) => {
        const want = xs.reduce(logAdd, NOTHING);
        const tolerance = 1e-13 * Math.max(1, ...xs.map(Math.abs));
        expect(Math.abs(logSumExp(xs) - want)).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(logSumExp([...xs].reverse()) - logSumExp(xs))).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it("take back what was added", () => {
    fc.assert(
      fc.property(log, fc.double({ min: 0, max: 20, noNaN: true }), (b, more) => {
        const a = b + more;
        expect(Math.abs(logSub(logAdd(a, b), b) - a)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(a)) + 1e-15);
      }),
    );
  });

  it("refuse the logarithm of what is below 0", () => {
    expect(() => logSub(1, 2)).toThrow(RangeError);
    expect(() => logSub(Number.NaN, 2)).toThrow(RangeError);
    expect(() => log1mExp(1e-9)).toThrow(RangeError);
  });
});

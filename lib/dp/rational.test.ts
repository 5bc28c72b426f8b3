import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitLength, ceiling, compare, floor, fromDecimal, minus, over, rational, times, toNumber } from "./rational.ts";

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([num, den]) => rational(num, den));

describe("fractions", () => {
  it("take a number at its decimal word", () => {
    expect(fromDecimal(0.3)).toEqual({ num: 3n, den: 10n });
    expect(fromDecimal(1e-9)).toEqual({ num: 1n, den: 10n ** 9n });
    expect(fromDecimal(2.5e21)).toEqual({ num: 25n * 10n ** 20n, den: 1n });
    expect(fromDecimal(-1.25e-7)).toEqual({ num: -1n, den: 8_000_000n });
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => fromDecimal(x)).toThrow(RangeError);
  });

  it("give back every double they were made of", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const back = toNumber(fromDecimal(x));
        expect(Math.abs(back - x)).toBeLessThanOrEqual(Math.abs(x) * 3e-16 + 5e-324);
      }),
    );
  });

  it("are in lowest terms with a positive denominator, and refuse a zero one", () => {
    expect(rational(6n, -4n)).toEqual({ num: -3n, den: 2n });
    expect(rational(0n, 5n)).toEqual({ num: 0n, den: 1n });
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it("calculate as numbers do", () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        if (b.num !== 0n) expect(times(over(a, b), b)).toEqual(a);
        expect(compare(minus(a, b), rational(0n))).toBe(compare(a, b));
        expect(floor(a) * a.den <= a.num && a.num < (floor(a) + 1n) * a.den).toBe(true);
        expect(ceiling(a)).toBe(a.den === 1n ? a.num : floor(a) + 1n);
      }),
    );
  });

  it("become numbers even where numerator and denominator do not fit in one", () => {
    expect(toNumber(rational(3n * 2n ** 2000n + 1n, 2n ** 2001n))).toBe(1.5);
    expect(bitLength(2n ** 2000n)).toBe(2001);
  });
});

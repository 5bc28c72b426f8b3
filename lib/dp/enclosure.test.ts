import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarser, expMinus, fromExact, productOf, quotientOf } from "./enclosure.ts";
import { rational, toNumber } from "./rational.ts";

/** 1/e to a hundred places (OEIS A068985). */
const ONE_OVER_E = BigInt(
  "3678794411714423215955237701614608674458111310317678345078368016974614957448998033571472743459196437466273252768439952",
);
const PLACES = 10n ** 118n;

const exponent = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 7n }))
  .map(([num, den]) => rational(num, den));

describe("e^-x between two whole numbers", () => {
  it("holds 1/e, to 300 bits", () => {
    const { lo, hi } = expMinus(rational(1n), 300);
    const truth = (ONE_OVER_E << 300n) / PLACES;
    expect(lo <= truth && truth < hi).toBe(true);
  });

  it("is narrow, agrees with the double, and only narrows with more bits", () => {
    fc.assert(
      fc.property(exponent, fc.integer({ min: 40, max: 400 }), (x, bits) => {
        const { lo, hi } = expMinus(x, bits);
        expect(hi - lo >= 0n && hi - lo <= 4n).toBe(true);
        const value = Math.exp(-toNumber(x));
        expect(Math.abs(Number(lo) / 2 ** bits - value)).toBeLessThan(value * 1e-11 + 8 * 2 ** -bits);
        const sharper = expMinus(x, bits + 37);
        expect(lo << 37n <= sharper.hi && sharper.lo <= hi << 37n).toBe(true); // they overlap: both hold the truth
      }),
      { numRuns: 300 },
    );
  });

  it("multiplies: e^-x e^-y and e^-(x+y) share a value, and so do quotients", () => {
    fc.assert(
      fc.property(exponent, exponent, (x, y) => {
        const bits = 200;
        const [a, b] = [expMinus(x, bits), expMinus(y, bits)];
        const both = expMinus(rational(x.num * y.den + y.num * x.den, x.den * y.den), bits);
        const product = productOf(a, b, 200n);
        expect(product.lo <= both.hi && both.lo <= product.hi).toBe(true);
        if (b.lo > 1n << 150n) {
          const back = quotientOf(product, b, 200n);
          expect(back.lo <= a.hi && a.lo <= back.hi).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("stays true at fewer bits, also below 0", () => {
    expect(coarser({ lo: 9n, hi: 13n }, 2)).toEqual({ lo: 2n, hi: 4n });
    expect(coarser({ lo: 8n, hi: 12n }, 2)).toEqual({ lo: 2n, hi: 3n });
    expect(coarser({ lo: -9n, hi: -5n }, 2)).toEqual({ lo: -3n, hi: -1n });
  });

  it("turns over in a difference", () => expect(fromExact(10n, { lo: 3n, hi: 4n })).toEqual({ lo: 6n, hi: 7n }));
  it("refuses a negative exponent", () => expect(() => expMinus(rational(-1n), 64)).toThrow(RangeError));
});

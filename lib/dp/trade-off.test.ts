import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussianDelta } from "./account/gaussian.ts";
import { gaussianTradeOff, promisedTradeOff, randomisedResponseOfEpsilon, randomisedResponseTradeOff, type TradeOff } from "./trade-off.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const curve: fc.Arbitrary<TradeOff> = fc.oneof(
  fc.double({ min: 0, max: 8, noNaN: true }).map(gaussianTradeOff),
  fc.tuple(fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })).map(([e, d]) => promisedTradeOff(e, d)),
  fc
    .tuple(fc.double({ min: 1e-3, max: 8, noNaN: true }), fc.integer({ min: 2, max: 9 }))
    .map(([e, k]) => randomisedResponseOfEpsilon(e, k)),
);

describe("trade-off functions", () => {
  it("fall, are convex, and are nowhere above guessing; power is what is missing to 1", () => {
    fc.assert(
      fc.property(curve, share, share, share, ({ beta, power }, a, b, at) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(beta(high)).toBeLessThanOrEqual(beta(low) + 1e-15);
        const between = at * low + (1 - at) * high;
        expect(beta(between)).toBeLessThanOrEqual(at * beta(low) + (1 - at) * beta(high) + 1e-13);
        expect(beta(a)).toBeLessThanOrEqual(1 - a + 1e-15);
        expect(beta(a)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(beta(a) + power(a) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  it("do not care which database is which: the curve is its own inverse", () => {
    fc.assert(
      fc.property(curve, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ({ beta }, alpha) => {
        fc.pre(beta(alpha) > 1e-6); // a curve that has reached 0 has no way back
        expect(beta(beta(alpha))).toBeLessThanOrEqual(alpha + 1e-9);
        expect(beta(beta(alpha) + 1e-9)).toBeLessThanOrEqual(alpha + 1e-9);
      }),
    );
  });

  it("of Gaussian noise stay above what its (epsilon, delta) allows, for every epsilon, and touch it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }), (mu, epsilon) => {
        const [own, allowed] = [gaussianTradeOff(mu), promisedTradeOff(epsilon, gaussianDelta(mu, epsilon))];
        let nearest = 1;
        for (let i = 1; i < 400; i++) {
          const alpha = 1 / (1 + Math.exp(20 - i / 10)); // from e^-20 to 1 - e^-20
          const gap = own.beta(alpha) - allowed.beta(alpha);
          expect(gap).toBeGreaterThan(-1e-13);
          nearest = Math.min(nearest, gap);
        }
        expect(nearest).toBeLessThan(1e-2);
      }),
      { numRuns: 30 },
    );
  });

  it("of randomised response are those of its epsilon with two options, and above them with more", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 6, noNaN: true }), fc.integer({ min: 3, max: 9 }), share, (epsilon, options, alpha) => {
        const [two, more, allowed] = [
          randomisedResponseOfEpsilon(epsilon),
          randomisedResponseOfEpsilon(epsilon, options),
          promisedTradeOff(epsilon, 0),
        ];
        expect(Math.abs(two.beta(alpha) - allowed.beta(alpha))).toBeLessThan(1e-13);
        expect(more.beta(alpha)).toBeGreaterThanOrEqual(allowed.beta(alpha) - 1e-13);
      }),
    );
    const five = randomisedResponseTradeOff(0.5, 5); // a lie: 1/8 each
    expect([0, 0.0625, 0.125, 0.3125, 0.5, 0.75, 1].map(five.power)).toEqual([0, 0.25, 0.5, 0.6875, 0.875, 0.9375, 1]);
  });

  it("keep the digits of a power at one false alarm in 10^200", () => {
    expect(gaussianTradeOff(1).power(1e-200) / 1e-200).toBeGreaterThan(1e12);
    expect(promisedTradeOff(1, 0).power(1e-200)).toBe(Math.E * 1e-200);
    expect(promisedTradeOff(800, 0).beta(0)).toBe(1); // e^800 is no double
    expect(promisedTradeOff(800, 0).power(0)).toBe(0);
  });

  it("refuse what is no law and no chance", () => {
    for (const alpha of [-0.1, 1.1, Number.NaN]) {
      for (const { beta, power } of [gaussianTradeOff(1), promisedTradeOff(1, 0), randomisedResponseTradeOff(0.75)]) {
        expect(() => beta(alpha)).toThrow(RangeError);
        expect(() => power(alpha)).toThrow(RangeError);
      }
    }
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => gaussianTradeOff(bad)).toThrow(RangeError);
      expect(() => promisedTradeOff(bad, 0)).toThrow(RangeError);
    }
    for (const [keep, options] of [
      [0.4, 2],
      [1, 2],
      [0.5, 1],
      [Number.NaN, 2],
    ] as const) {
      expect(() => randomisedResponseTradeOff(keep, options)).toThrow(RangeError);
    }
  });
});

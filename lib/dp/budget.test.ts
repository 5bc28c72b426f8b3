import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attoDelta, deltaAsNumber, epsilonAsNumber, epsilonAsRational, nanoEpsilon } from "./budget.ts";

describe("budgets", () => {
  it("take a typed number at its word: 0.3 + 0.3 + 0.3 + 0.1 is 1", () => {
    expect(nanoEpsilon(0.3)).toBe(300_000_000n);
    const sum = [0.3, 0.3, 0.3, 0.1].map(nanoEpsilon).reduce<bigint>((a, b) => a + b, 0n);
    expect(sum).toBe(nanoEpsilon(1));
    expect(0.3 + 0.3 + 0.3 + 0.1).not.toBe(1); // why
    expect(attoDelta(1e-9)).toBe(10n ** 9n);
  });

  it("round up, never down, and by less than one unit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), (x) => {
        const { num, den } = epsilonAsRational(nanoEpsilon(x));
        expect(Number(num) / Number(den)).toBeGreaterThanOrEqual(x * (1 - 1e-15));
        expect(epsilonAsNumber(nanoEpsilon(x)) - x).toBeLessThan(1e-9 + x * 1e-15);
      }),
    );
    expect(nanoEpsilon(1.0000000001e-9)).toBe(2n);
    expect(deltaAsNumber(attoDelta(1e-6))).toBe(1e-6);
  });

  it("refuse what is no cost", () => {
    for (const x of [0, -1, 9e-10, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => nanoEpsilon(x)).toThrow(RangeError);
    for (const x of [-1e-9, 1, Number.NaN]) expect(() => attoDelta(x)).toThrow(RangeError);
  });
});

/** The price of noise at another distance than its own. */
import { describe, expect, it } from "vitest";
import { attoDelta, deltaAsRational, epsilonAsNumber, nanoEpsilon } from "./budget.ts";
import { delta } from "./delta.ts";
import { mechanismOf } from "./mechanism.ts";
import { priceAt } from "./price.ts";
import { over, rational, times, toNumber } from "./rational.ts";

describe("the price at another distance", () => {
  it("is proportional to it for Laplace noise, and rounds up", () => {
    for (const name of ["geometric", "laplace"] as const) {
      const mechanism = mechanismOf({ name, epsilon: nanoEpsilon(0.7), sensitivity: 3, gridBits: 4 });
      expect(priceAt(mechanism, mechanism.steps)).toBe(nanoEpsilon(0.7));
      expect(priceAt(mechanism, 2 * mechanism.steps)).toBe(nanoEpsilon(1.4));
      expect(epsilonAsNumber(priceAt(mechanism, mechanism.steps / 3))).toBe(0.233333334);
    }
  });

  it("is the worst log-ratio between the two worlds, for geometric noise of any scale", () => {
    const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1), sensitivity: 2 });
    for (const apart of [1, 3, 5]) {
      let worst = 0;
      for (let o = -20; o <= 20; o++) worst = Math.max(worst, Math.log(mechanism.pmf(o) / mechanism.pmf(o - apart)));
      expect(epsilonAsNumber(priceAt(mechanism, apart))).toBeCloseTo(worst, 8);
    }
  });

  it.each([
    [1, 1e-6],
    [0.3, 1e-9],
    [4, 1e-3],
  ])("of Gaussian noise (%f, %f) keeps delta, and a billionth less would not", (epsilon, bound) => {
    const mechanism = mechanismOf({ name: "gaussian", epsilon: nanoEpsilon(epsilon), delta: attoDelta(bound), sensitivity: 1 });
    expect(priceAt(mechanism, 1)).toBe(mechanism.epsilon);
    const price = priceAt(mechanism, 2);
    expect(epsilonAsNumber(price)).toBeGreaterThan(2 * epsilon); // faster than the distance
    const sigma2 = over(rational(1n), times(rational(2n), mechanism.lossPerStep));
    const at = (nano: bigint) => delta(sigma2, rational(nano, 10n ** 9n), 2) / toNumber(deltaAsRational(mechanism.delta));
    expect(at(price)).toBeLessThanOrEqual(1 + 1e-9);
    expect(at(price - 2n)).toBeGreaterThan(1);
  });

  it("refuses what is no distance", () => {
    const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1), sensitivity: 1 });
    for (const steps of [0, -1, 0.5, Number.NaN]) expect(() => priceAt(mechanism, steps)).toThrow(RangeError);
  });
});

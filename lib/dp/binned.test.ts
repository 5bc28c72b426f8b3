import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binOf, binsOf, lossOf, massIn } from "./binned.ts";
import { attoDelta, epsilonAsNumber, nanoEpsilon } from "./budget.ts";
import { mechanismOf } from "./mechanism.ts";

// Made once: a Gaussian is calibrated when it is made, and that takes a while.
const made = (["geometric", "laplace", "gaussian"] as const).flatMap((name) =>
  [0.3, 1, 4, 20].flatMap((epsilon) =>
    [1, 2, 12].map((sensitivity) => {
      const delta = attoDelta(name === "gaussian" ? 1e-6 : 0);
      return mechanismOf({ name, epsilon: nanoEpsilon(epsilon), sensitivity, delta, gridBits: [1, 10, 4][sensitivity % 3] as number });
    }),
  ),
);
const mechanisms = fc.constantFrom(...made);

describe("bins", () => {
  it("are at most as many as asked for, hold nearly all of both hills, and every output is in one or outside", () => {
    fc.assert(
      fc.property(mechanisms, fc.integer({ min: 0, max: 1000 }), (mechanism, count) => {
        const origin = Math.round(count / mechanism.grid);
        const bins = binsOf(mechanism, origin, 27);
        expect(bins.count).toBeLessThanOrEqual(27);
        for (const centre of [0, mechanism.steps]) {
          const mass = massIn(mechanism, bins, centre);
          const total = mass.reduce((sum, p) => sum + p, 0);
          expect(total).toBeGreaterThan(0.99);
          expect(total).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.min(...mass)).toBeGreaterThanOrEqual(0);
          expect(binOf(bins, centre)).toBeDefined();
        }
        const last = bins.first + bins.width * bins.count - 1;
        expect([binOf(bins, bins.first), binOf(bins, last)]).toEqual([0, bins.count - 1]);
        expect([binOf(bins, bins.first - 1), binOf(bins, last + 1)]).toEqual([undefined, undefined]);
      }),
      { numRuns: 80 },
    );
  });

  it("hold the sum of their outputs' probabilities, in the tails as well", () => {
    const mechanism = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1), sensitivity: 1, gridBits: 4 });
    const bins = binsOf(mechanism, 42 * 16, 27);
    expect(bins.width).toBeGreaterThan(1);
    for (const [at, mass] of massIn(mechanism, bins, 16).entries()) {
      let sum = 0;
      for (let i = 0; i < bins.width; i++) sum += mechanism.pmf(bins.first + at * bins.width + i - 16);
      expect(mass / sum).toBeCloseTo(1, 9);
    }
  });

  it("are centred on round answers: the hill's top is in the middle of one", () => {
    const mechanism = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1), sensitivity: 1, gridBits: 10 });
    const bins = binsOf(mechanism, 42 * 1024, 27);
    const at = binOf(bins, 1024) as number;
    expect(bins.first + at * bins.width + bins.width / 2).toBe(1024);
  });
});

describe("the log-ratio of an output", () => {
  it("is the logarithm of the two probabilities' ratio; of Laplace's noise it never leaves the rails", () => {
    fc.assert(
      fc.property(mechanisms, fc.double({ min: -3, max: 4, noNaN: true }), (mechanism, place) => {
        const output = Math.round(place * mechanism.steps);
        const loss = lossOf(mechanism, output);
        const ratio = Math.log(mechanism.pmf(output - mechanism.steps) / mechanism.pmf(output));
        if (Number.isFinite(ratio) && mechanism.pmf(output) > 1e-280) expect(loss).toBeCloseTo(ratio, 6);
        if (mechanism.name !== "gaussian") expect(Math.abs(loss)).toBeLessThanOrEqual(epsilonAsNumber(mechanism.epsilon) * (1 + 1e-12));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attoDelta, nanoEpsilon } from "./budget.ts";
import { bestGuess } from "./guess.ts";
import { mechanismOf } from "./mechanism.ts";
import { neymanPearson } from "./neyman-pearson.ts";

const epsilons = fc.double({ min: 0.3, max: 10, noNaN: true });

describe("the best guess", () => {
  it("of geometric noise at sensitivity 1 is right e^epsilon / (1 + e^epsilon) of the time", () => {
    for (const epsilon of [0.01, 0.1, 0.5, 1, 2, 4, 8, 20]) {
      const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 });
      expect(bestGuess(mechanism)).toBeCloseTo(1 / (1 + Math.exp(-epsilon)), 12);
    }
  });

  it("is the threshold of the exact curve that gains most over a coin, and never more than (epsilon, delta) allows", () => {
    const request = fc.record({
      name: fc.constantFrom("geometric", "laplace", "gaussian"),
      epsilon: epsilons.map(nanoEpsilon),
      sensitivity: fc.integer({ min: 1, max: 6 }),
      gridBits: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(request, (each) => {
        const delta = each.name === "gaussian" ? attoDelta(1e-5) : attoDelta(0);
        const mechanism = mechanismOf({ ...each, delta });
        const gain = Math.max(...neymanPearson(mechanism).points.map(({ fpr, tpr }) => tpr - fpr));
        expect(bestGuess(mechanism)).toBeCloseTo((1 + gain) / 2, 9);
        const e = Math.exp(Number(each.epsilon) / 1e9);
        expect(bestGuess(mechanism)).toBeLessThanOrEqual((e + Number(delta) / 1e18) / (1 + e) + 1e-12);
      }),
      { numRuns: 60 },
    );
  });
});

import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { auditWorlds, epsilonLowerBound } from "../audit.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import { chosenAfterwards } from "./event-chosen-afterwards.ts";

it("counts the values that were more frequent in the first world, on the same answers", () => {
  expect(chosenAfterwards([1, 1, 1, 2, 3, 3], [1, 2, 2, 3, 4, 4], 0)).toEqual({
    values: 2,
    counts: { frequent: { hits: 5, tries: 6 }, rare: { hits: 2, tries: 6 } },
  });
  expect(chosenAfterwards([1, 1], [2], 5).counts).toEqual({ frequent: { hits: 2, tries: 2 }, rare: { hits: 0, tries: 1 } });
});

it("accuses a mechanism that keeps its promise, every time, and the honest auditor on the same answers does not", () => {
  const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1), sensitivity: 1 });
  for (let seed = 0; seed < 20; seed++) {
    const answers = (label: string, truth: number) => {
      const draw = sampler(seededRng(`afterwards/${label}`, seed));
      return Float64Array.from({ length: 500 }, () => truth + grid * draw());
    };
    const [first, second] = [answers("a", 1), answers("b", 0)];
    expect(epsilonLowerBound(chosenAfterwards(first, second, 1).counts, 0, 1e-7)).toBeGreaterThan(1);
    expect(auditWorlds(first, second, 0, 1e-7).epsilon).toBeLessThanOrEqual(1);
  }
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { nanoEpsilon } from "../dp/budget.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { loadNeighbours } from "./index.ts";
import { neighbourScore } from "./neighbours.ts";

it("opens by its door", async () => expect((await loadNeighbours()).neighbourScore).toBe(neighbourScore));

it("ranks answers as their likelihood ratio does, whatever the two scales", () => {
  const whole = fc.integer({ min: 0, max: 60 });
  const scales = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(whole, whole, scales, scales, whole, whole, (x, y, a, b, o, p) => {
      const score = neighbourScore({ truth: x, scale: a }, { truth: y, scale: b });
      const noise = (scale: number) => mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1), sensitivity: scale });
      const ratio = (answer: number) => Math.log(noise(b).pmf(answer - y) / noise(a).pmf(answer - x));
      // The score is the logarithm of the ratio, but for a constant, times a b.
      expect((score(o) - score(p)) / (a * b)).toBeCloseTo(ratio(o) - ratio(p), 9);
    }),
  );
});

it("ties where the ratio does: beyond both answers of one scale all outputs say the same", () => {
  const score = neighbourScore({ truth: 100, scale: 7 }, { truth: 107, scale: 7 });
  expect(new Set([107, 108, 500, 12_345_678].map(score)).size).toBe(1);
  expect(new Set([100, 99, -4000].map(score)).size).toBe(1);
  expect(score(103)).toBeLessThan(score(104));
});

import { describe, expect, it } from "vitest";
import { beliefAfter, majorityRight } from "./repeated-answers.ts";

describe("the attacker of one person", () => {
  it("believes by Bayes", () => {
    for (const prior of [0.01, 0.3, 0.9]) {
      for (const keep of [0.6, 0.75]) {
        const yes = (prior * keep) / (prior * keep + (1 - prior) * (1 - keep));
        expect(beliefAfter(prior, keep, 1, 0)).toBeCloseTo(yes, 14);
        expect(beliefAfter(prior, keep, 3, 3)).toBeCloseTo(prior, 14);
        // Answer after answer is all of them at once.
        expect(beliefAfter(beliefAfter(prior, keep, 2, 1), keep, 0, 1)).toBeCloseTo(beliefAfter(prior, keep, 2, 2), 14);
      }
    }
    for (const bad of [0, 1, Number.NaN]) {
      expect(() => beliefAfter(bad, 0.7, 1, 0)).toThrow(RangeError);
      expect(() => beliefAfter(0.5, bad, 1, 0)).toThrow(RangeError);
    }
  });

  it("is right with the majority as often as all its cases add up to", () => {
    for (const keep of [0.55, 0.75, 0.95]) {
      expect(majorityRight(keep, 1)).toBeCloseTo(keep, 14);
      expect(majorityRight(keep, 2)).toBeCloseTo(keep, 14); // a tie is a coin: the second answer alone gains nothing
      expect(majorityRight(keep, 3)).toBeCloseTo(keep ** 3 + 3 * keep ** 2 * (1 - keep), 14);
      let before = keep;
      for (const answers of [3, 5, 11, 101, 1001]) {
        const now = majorityRight(keep, answers);
        expect(now).toBeGreaterThanOrEqual(before);
        expect(now).toBeLessThanOrEqual(1 + 1e-12);
        before = now;
      }
      expect(before).toBeGreaterThan(0.99);
    }
    for (const bad of [0, 1.5, Number.NaN]) expect(() => majorityRight(0.7, bad)).toThrow(RangeError);
  });
});

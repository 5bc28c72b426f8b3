import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { bayesian, CAREFUL, PUBLISHED } from "./bayesian.ts";
import { begin, OPEN } from "./question.ts";
import { drawnSet, exactly, meanOf, settledRight, settledWrong } from "./sets.fixture.ts";

it("with the published thresholds gives up on a set that is thin: one call, everybody out, no ranking", () => {
  const { play, score } = exactly(bayesian(64, PUBLISHED, seededRng("bayesian", 1)), drawnSet(64, 16, seededRng("bayesian set", 1)));
  expect([play.calls, play.ending, settledRight(score), settledWrong(score), score.auc]).toEqual([1, "done", 48, 16, 0.5]);
});

it.each([
  [3, 1.7, 0.3],
  [5, 4.7, 0.6],
  [9, 10.5, 1.2],
  [15, 16.6, 1.7],
])("20 people, 10 in, %i calls: about %d right and %d wrong (reference)", (calls, right, wrong) => {
  const rng = seededRng("bayesian", calls);
  const scores = Array.from({ length: 1000 }, () => exactly(bayesian(20, PUBLISHED, rng), drawnSet(20, 10, rng), calls).score);
  // Its spread is 4 at most, so of the mean 0.13; the reference is as uncertain and rounded.
  expect(Math.abs(meanOf(scores.map(settledRight)) - right)).toBeLessThan(0.6);
  expect(Math.abs(meanOf(scores.map(settledWrong)) - wrong)).toBeLessThan(0.3);
});

it("with careful thresholds finds nearly everybody of 64 in 45 calls", () => {
  const rng = seededRng("bayesian", 2);
  const scores = Array.from({ length: 60 }, () => exactly(bayesian(64, CAREFUL, rng), drawnSet(64, 16, rng), 45).score);
  expect(meanOf(scores.map(settledRight))).toBeGreaterThan(58);
  expect(meanOf(scores.map(settledWrong))).toBeLessThan(0.5);
});

it("never takes back a claim, asks for nobody who is claimed, and does not run for ever, whatever it hears", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.array(fc.integer({ min: -3, max: 15 }), { maxLength: 40 }),
      fc.nat(),
      (people, heard, seed) => {
        const attack = bayesian(people, CAREFUL, seededRng("bayesian", seed));
        const play = begin(attack, 40);
        for (const answer of heard) {
          const { question } = play;
          if (!question) break;
          const before = attack.says().verdicts.slice();
          expect(question.length).toBeGreaterThan(0);
          expect(question.every((person) => before[person] === OPEN)).toBe(true);
          play.hear(answer);
          const { verdicts } = attack.says();
          for (const [person, verdict] of before.entries()) if (verdict !== OPEN) expect(verdicts[person]).toBe(verdict);
        }
      },
    ),
    { seed: 4 },
  );
});

it("refuses thresholds in the wrong order", () => {
  for (const bad of [{ lower: 0.96 }, { upper: 2 }, { lower: Number.NaN }, { tolerance: -1 }, { rate: 0 }, { rate: 1 }]) {
    expect(() => bayesian(5, { ...CAREFUL, ...bad }, seededRng("bayesian", 1))).toThrow(RangeError);
  }
});

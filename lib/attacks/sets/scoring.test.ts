import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { neymanPearson } from "../../dp/neyman-pearson.ts";
import { measureRoc } from "../../dp/roc.ts";
import { seededRng } from "../../random/index.ts";
import { IN, OPEN, OUT } from "./question.ts";
import { higher, pairWon, scoreOf, targetCeiling, withinRunCeiling } from "./scoring.ts";

const saying = (verdicts: readonly number[], scores: readonly number[]) => ({
  verdicts: Int8Array.from(verdicts),
  scores: Float64Array.from(scores),
});

it("counts claims, right and wrong, beside what a blind guess gets right", () => {
  const score = scoreOf(saying([IN, IN, OUT, OUT, OPEN, IN, OUT, OPEN], Array(8).fill(0.5)), [0, 2]);
  expect(score).toEqual({
    claimedIn: { right: 1, wrong: 2, blind: 3 / 4 },
    claimedOut: { right: 2, wrong: 1, blind: 9 / 4 },
    open: 2,
    auc: 0.5,
  });
});

it("has no ranking where everybody or nobody is in, or there is nobody", () => {
  expect(scoreOf(saying([IN], [1]), [0]).auc).toBe(null);
  expect(scoreOf(saying([OUT], [0]), []).auc).toBe(null);
  expect(scoreOf(saying([], []), [])).toMatchObject({ open: 0, auc: null });
  expect(() => pairWon(saying([IN], [1]), [0], seededRng("scoring", 1))).toThrow(RangeError);
});

it("ranks as the area under the measured curve does, ties and all", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 4 })), { minLength: 2, maxLength: 30 }), (people) => {
      const inside = people.flatMap(([yes], i) => (yes ? [i] : []));
      fc.pre(inside.length > 0 && inside.length < people.length);
      const scores = people.map(([, score]) => score);
      const of = (yes: boolean) => people.filter(([is]) => is === yes).map(([, score]) => score);
      const { auc } = scoreOf(saying(Array(people.length).fill(OPEN), scores), inside);
      expect(auc).toBeCloseTo(measureRoc(of(false), of(true)).auc.measured, 12);
    }),
    { seed: 7 },
  );
});

it("pairs are won as often as the area says", () => {
  const said = saying(Array(5).fill(OPEN), [3, 1, 2, 2, 0]);
  const { auc } = scoreOf(said, [0, 2]);
  const rng = seededRng("scoring", 2);
  let won = 0;
  for (let i = 0; i < 10_000; i++) if (pairWon(said, [0, 2], rng)) won++;
  expect(auc).toBeCloseTo(5.5 / 6, 12);
  expect(Math.abs(won / 10_000 - (auc as number))).toBeLessThan(5 * Math.sqrt(0.08 / 10_000));
  expect([higher(1, 0, rng), higher(0, 1, rng)]).toEqual([true, false]);
});

describe("ceilings", () => {
  it("of one target is what one geometric answer reaches", () => {
    for (const epsilon of [0.1, 0.5, 1, 2, 4]) {
      const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity: 1 });
      expect(targetCeiling(epsilon)).toBeCloseTo(neymanPearson(mechanism).area, 12);
      // Two people apart is a step of two: the ceiling at twice the epsilon.
      expect(withinRunCeiling(epsilon)).toBe(targetCeiling(2 * epsilon));
    }
    expect([0.1, 0.5, 1, 2, 4].map((epsilon) => targetCeiling(epsilon).toFixed(3))).toEqual(["0.525", "0.622", "0.731", "0.881", "0.982"]);
  });
});

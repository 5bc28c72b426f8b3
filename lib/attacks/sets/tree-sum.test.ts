import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rng } from "../../random/index.ts";
import { seededRng } from "../../random/index.ts";
import { fitting } from "../subsets.ts";
import { IN, OPEN, OUT, playOut } from "./question.ts";
import { scoreOf } from "./scoring.ts";
import { drawnSet, meanOf, placesIn } from "./sets.fixture.ts";
import { fittingSets, treeSum } from "./tree-sum.ts";
import { summingVictim } from "./victim.ts";

const attacked = (payments: readonly number[], members: readonly number[], block: number, cap: number, rng: Rng) => {
  const attack = treeSum(payments, block, rng);
  const play = playOut(attack, summingVictim(payments, members).ask, cap);
  return { play, says: attack.says(), score: scoreOf(attack.says(), members) };
};

describe("candidates", () => {
  it("are all sets of that size and sum, and no others", () => {
    const amounts = fc.array(fc.constantFrom(0, 1, 2, 3, 10, 11, 500), { maxLength: 9 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -1, max: 10 }), fc.integer({ min: -5, max: 40 }), (rows, count, sum) => {
        const sorted = rows.sort((a, b) => b - a);
        const all = Array.from({ length: 1 << sorted.length }, (_, mask) => mask).filter((mask) => {
          const set = placesIn(mask, sorted.length);
          return set.length === count && set.reduce((total, at) => total + (sorted[at] as number), 0) === sum;
        });
        expect(fittingSets(sorted, count, sum).sort((a, b) => a - b)).toEqual(all);
      }),
      { seed: 5 },
    );
  });

  it("are as many as the attack by halves counts, of 20 people who pay alike or not", () => {
    expect(fittingSets(Array(20).fill(3), 10, 30)).toHaveLength(184_756);
    const payments = Array.from({ length: 20 }, (_, i) => 40 - ((7 * i) % 20)).sort((a, b) => b - a);
    expect(fittingSets(payments, 6, 180)).toHaveLength(fitting(payments, 6, 180).count);
    expect(fittingSets(payments, 6.5, 180)).toEqual([]);
  });
});

it("settles everybody, and nobody wrongly, whatever the set and however many pay alike", () => {
  const payments = fc.array(fc.record({ pays: fc.integer({ min: 0, max: 3 }), inside: fc.boolean() }), { maxLength: 14 });
  fc.assert(
    fc.property(payments, fc.integer({ min: 1, max: 6 }), fc.nat(20), fc.nat(), (people, block, cap, seed) => {
      const amounts = people.map(({ pays }) => pays);
      const members = placesIn(
        people.reduce((mask, { inside }, i) => mask | (inside ? 1 << i : 0), 0),
        people.length,
      );
      const truth = people.map(({ inside }) => (inside ? IN : OUT));
      const whole = attacked(amounts, members, block, 1000, seededRng("tree-sum", seed));
      expect([...whole.says.verdicts]).toEqual(truth);
      expect(whole.play.ending).toBe("done");
      const stopped = attacked(amounts, members, block, cap, seededRng("tree-sum", seed));
      for (const [person, verdict] of stopped.says.verdicts.entries()) if (verdict !== OPEN) expect(verdict).toBe(truth[person]);
    }),
    { seed: 6 },
  );
});

it("64 people who pay 1 to 1000, 16 of them in: 6.3 calls, where sizes alone take 38.5", () => {
  const rng = seededRng("tree-sum", 1);
  const calls = Array.from({ length: 200 }, () => {
    const payments = Array.from({ length: 64 }, () => 1 + rng.below(1000));
    const { play, score } = attacked(payments, drawnSet(64, 16, rng), 16, 100, rng);
    expect([score.open, score.claimedIn.wrong, score.claimedOut.wrong]).toEqual([0, 0, 0]);
    return play.calls;
  });
  expect(Math.abs(meanOf(calls) - 6.3)).toBeLessThan(0.4);
});

it("names none of two people who pay alike, and scores them by the candidates", () => {
  const { says } = attacked([5, 5, 9, 1], [0, 2], 4, 1, seededRng("tree-sum", 1));
  expect([...says.verdicts]).toEqual([OPEN, OPEN, IN, OUT]);
  expect([...says.scores]).toEqual([0.5, 0.5, 1, 0]);
});

it("keeps open what no set fits, and goes on to the next block", () => {
  const attack = treeSum([4, 6, 4, 6], 2, seededRng("tree-sum", 1));
  const play = playOut(attack, () => ({ count: 1, sum: 5 }), 100);
  expect([play.ending, play.calls]).toEqual(["done", 2]);
  expect([...attack.says().verdicts]).toEqual([OPEN, OPEN, OPEN, OPEN]);
  expect([...attack.says().scores]).toEqual([0.5, 0.5, 0.5, 0.5]);
});

it("refuses blocks that cannot be written down", () => {
  for (const bad of [0, 21, 1.5, Number.NaN]) expect(() => treeSum([1], bad, seededRng("tree-sum", 1))).toThrow(RangeError);
});

/** A bound that is wrong no more often than it says, near the truth where the attack is good, and above a promise that is not kept. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { auditWorlds, epsilonLowerBound, oneRunLowerBound } from "./audit.ts";
import { nanoEpsilon } from "./budget.ts";
import { mechanismOf } from "./mechanism.ts";
import { wordsOf } from "./words.ts";

const counts = (hits: number, rareHits: number, tries: number) => ({ frequent: { hits, tries }, rare: { hits: rareHits, tries } });

/** Answers of a mechanism that keeps `kept`, whose true answer is `truth`. */
function answers(label: string, seed: number, truth: number, kept: number, tries: number) {
  const draw = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(kept), sensitivity: 1 }).sampler(seededRng(`audit/${label}`, seed));
  return Float64Array.from({ length: tries }, () => truth + draw());
}
const audited = (seed: number, kept: number, tries: number, alpha: number) =>
  auditWorlds(answers("a", seed, 50, kept, tries), answers("b", seed, 51, kept, tries), 0, alpha);

describe("by two worlds", () => {
  it("gives the number of the literature's rule, and less of it where delta is allowed", () => {
    expect(epsilonLowerBound(counts(620, 230, 1000), 0, 0.05)).toBeCloseTo(0.8281290453488132, 9);
    expect(epsilonLowerBound(counts(620, 230, 1000), 0.1, 0.05)).toBeLessThan(0.7);
    expect(epsilonLowerBound(counts(620, 230, 1000), 0.7, 0.05)).toBe(0);
    expect(epsilonLowerBound(counts(0, 0, 0), 0, 0.05)).toBe(0);
  });

  it("is wrong no more often than it says, and not idle: at alpha = 0.2, of 400 audits of noise that keeps epsilon 1 exactly", () => {
    const wrong = Array.from({ length: 400 }, (_, seed) => audited(seed, 1, 400, 0.2)).filter(({ epsilon }) => epsilon > 1).length;
    expect(wrong).toBeGreaterThan(0);
    expect(wrong / 400).toBeLessThan(0.2 + 5 * Math.sqrt((0.2 * 0.8) / 400));
  });

  it("comes close from below, and passes a promise of 1 where 1.3 is all that is kept", () => {
    for (let seed = 0; seed < 5; seed++) {
      const { epsilon } = audited(seed, 1, 20_000, 1e-7);
      expect(epsilon).toBeGreaterThan(0.75);
      expect(epsilon).toBeLessThan(1);
      expect(audited(seed, 1.3, 20_000, 1e-7).epsilon).toBeGreaterThan(1);
    }
  });

  it("looks both ways", () => {
    const [zeros, halves] = [new Float64Array(4000), Float64Array.from({ length: 4000 }, (_, i) => i % 2)];
    for (const sign of [1, -1]) {
      const signed = halves.map((x) => sign * x);
      expect(auditWorlds(signed, zeros, 0, 1e-7)).toMatchObject({ firstIsFrequent: true, counts: counts(1000, 0, 2000) });
      expect(auditWorlds(zeros, signed, 0, 1e-7).firstIsFrequent).toBe(false);
      expect(auditWorlds(signed, zeros, 0, 1e-7).epsilon).toBeGreaterThan(3.5);
    }
  });

  it("refuses what is no audit", () => {
    expect(() => auditWorlds([1], [1, 2], 0, 0.05)).toThrow(/at least two answers/);
    expect(() => auditWorlds([1, Number.NaN], [1, 2], 0, 0.05)).toThrow(RangeError);
    expect(() => epsilonLowerBound(counts(1, 1, 10), 1, 0.05)).toThrow(/Delta/);
    expect(() => epsilonLowerBound(counts(1, 1, 10), Number.NaN, 0.05)).toThrow(/Delta/);
    expect(() => epsilonLowerBound(counts(1, 1, 10), 0, 0)).toThrow(/Alpha/);
    expect(() => epsilonLowerBound(counts(11, 1, 10), 0, 0.05)).toThrow(/hits/);
  });
});

describe("by one run", () => {
  it("gives the published case, and nothing for coins", () => {
    expect(oneRunLowerBound({ guesses: 1000, correct: 900 }, 0.05)).toBeCloseTo(2.021233233548992, 8);
    expect(oneRunLowerBound({ guesses: 1000, correct: 510 }, 0.05)).toBe(0);
  });

  it("is wrong no more often than it says: randomised response tells each of 300 people's bits at epsilon 1", () => {
    const chance = Math.E / (1 + Math.E);
    const wrong = Array.from({ length: 2000 }, (_, seed) => {
      const words = wordsOf(seededRng("audit/one-run", seed));
      let correct = 0;
      for (let i = 0; i < 300; i++) if (words.next() * 2 ** -32 < chance) correct++;
      return oneRunLowerBound({ guesses: 300, correct }, 0.1);
    }).filter((epsilon) => epsilon > 1).length;
    expect(wrong / 2000).toBeLessThan(0.1 + 5 * Math.sqrt((0.1 * 0.9) / 2000));
    expect(wrong).toBeGreaterThan(20);
  });

  it("refuses guesses that are none", () => {
    expect(() => oneRunLowerBound({ guesses: 0, correct: 0 }, 0.05)).toThrow(/at least one/);
    expect(() => oneRunLowerBound({ guesses: 5, correct: 6 }, 0.05)).toThrow(RangeError);
    expect(() => oneRunLowerBound({ guesses: 5, correct: 5 }, 1)).toThrow(RangeError);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestShuffledEpsilon, shuffleAmplified } from "./amplification.ts";
import { responseSupport } from "./local/index.ts";
import { localEpsilonFor, shuffledDelta, shuffledEpsilon } from "./shuffle.ts";

/** Law of the number of successes among independent coins. */
function sumOfCoins(chances: readonly number[]): number[] {
  let law = [1];
  for (const p of chances) law = [...law, 0].map((x, i) => x * (1 - p) + (i > 0 ? (law[i - 1] as number) * p : 0));
  return law;
}

const hockeyStick = (p: readonly number[], q: readonly number[], epsilon: number) =>
  p.reduce((sum, x, i) => sum + Math.max(0, x - Math.exp(epsilon) * (q[i] as number)), 0);

/** The clone pair as it is written, summed over all (c, x). */
function pairByHand(people: number, local: number, epsilon: number): number {
  const alpha = Math.exp(local) / (1 + Math.exp(local));
  const clones = sumOfCoins(Array(people - 1).fill(Math.exp(-local)));
  return clones.reduce((sum, chance, c) => {
    const half = sumOfCoins(Array(c).fill(0.5));
    const shifted = (by: number) => Array.from({ length: c + 2 }, (_, x) => half[x - by] ?? 0);
    const [up, same] = [shifted(1), shifted(0)];
    const p = up.map((x, i) => alpha * x + (1 - alpha) * (same[i] as number));
    const q = up.map((x, i) => (1 - alpha) * x + alpha * (same[i] as number));
    return sum + chance * hockeyStick(p, q, epsilon);
  }, 0);
}

describe("the shuffled reports' delta", () => {
  it("is the hockey-stick divergence of the clone pair, summed by hand", () => {
    for (const people of [1, 2, 3, 10, 60]) {
      for (const local of [0.1, 1, 3]) {
        for (const epsilon of [0, 0.02, 0.3, 0.99, 2.9]) {
          const byHand = epsilon >= local ? 0 : pairByHand(people, local, epsilon);
          expect(Math.abs(shuffledDelta(people, local, epsilon) - byHand)).toBeLessThan(1e-12 * byHand + 1e-17);
        }
      }
    }
  });

  it("is that of one randomised response where there is nobody else", () => {
    for (const epsilon of [0, 0.5, 1.9]) {
      const alone = (Math.exp(2) - Math.exp(epsilon)) / (1 + Math.exp(2));
      expect(shuffledDelta(1, 2, epsilon)).toBeCloseTo(alone, 14);
    }
  });

  it("is an upper bound on what shuffled yes-or-no answers give away, whatever the others' truths are", () => {
    for (const local of [0.5, 1.5, 4]) {
      const { own, other } = responseSupport(local);
      for (const people of [2, 12, 80]) {
        for (const yes of [0, Math.floor(people / 2), people - 1]) {
          const rest = Array.from({ length: people - 1 }, (_, i) => (i < yes ? own : other));
          const [a, b] = [sumOfCoins([...rest, own]), sumOfCoins([...rest, other])];
          for (const epsilon of [0.01, 0.2, 0.7, 1.4]) {
            const truth = Math.max(hockeyStick(a, b, epsilon), hockeyStick(b, a, epsilon));
            expect(shuffledDelta(people, local, epsilon)).toBeGreaterThanOrEqual(truth - 1e-14);
          }
        }
      }
    }
  });

  it("is one on what shuffled answers out of three options give away", () => {
    const { own, other } = responseSupport(2, 3);
    const lawOf = (truths: readonly number[]) => {
      let law = new Map([["0,0,0", 1]]);
      for (const truth of truths) {
        const next = new Map<string, number>();
        for (const [key, chance] of law) {
          for (const answer of [0, 1, 2]) {
            const counts = key.split(",").map((n, i) => Number(n) + (i === answer ? 1 : 0));
            next.set(counts.join(), (next.get(counts.join()) ?? 0) + chance * (answer === truth ? own : other));
          }
        }
        law = next;
      }
      return law;
    };
    for (const others of [
      [0, 0, 0, 0, 0, 0, 0],
      [2, 2, 2, 2, 2, 2, 2],
      [0, 1, 2, 0, 1, 2, 0],
    ]) {
      const [a, b] = [lawOf([0, ...others]), lawOf([1, ...others])];
      const keys = [...a.keys()];
      const [p, q] = [keys.map((key) => a.get(key) as number), keys.map((key) => b.get(key) ?? 0)];
      for (const epsilon of [0.1, 0.5, 1]) {
        expect(shuffledDelta(8, 2, epsilon)).toBeGreaterThanOrEqual(
          Math.max(hockeyStick(p, q, epsilon), hockeyStick(q, p, epsilon)) - 1e-14,
        );
      }
    }
  });
});

describe("the shuffled reports' epsilon", () => {
  it("is what another program with other code finds", () => {
    // Summed over all c in Python with lgamma, halved 40 times: 0.053005316481.
    expect(shuffledEpsilon(10_000, 1, 1e-6)).toBeCloseTo(0.053005316481, 10);
  });

  it("is below both closed forms wherever they hold: the authors' program's and the printed theorem 3.1, which is the smaller", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 20_000 }), fc.double({ min: 0.05, max: 4, noNaN: true }), (people, local) => {
        fc.pre(local <= largestShuffledEpsilon(people, 1e-6));
        const crowd = 8 * Math.sqrt((Math.exp(local) * Math.log(4e6)) / people) + (8 * Math.exp(local)) / people;
        const printed = Math.log1p(Math.tanh(local / 2) * crowd);
        expect(Math.min(printed, local)).toBeLessThanOrEqual(shuffleAmplified(people, local, 1e-6) * (1 + 1e-12));
        expect(shuffledDelta(people, local, Math.min(printed, local))).toBeLessThanOrEqual(1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it("falls with the crowd, rises with the local epsilon, and never passes it; the inverse comes back", () => {
    let before = Number.POSITIVE_INFINITY;
    for (const people of [10, 100, 1000, 10_000]) {
      const epsilon = shuffledEpsilon(people, 2, 1e-6);
      expect(epsilon).toBeLessThanOrEqual(Math.min(2, before));
      expect(shuffledEpsilon(people, 2.5, 1e-6)).toBeGreaterThan(epsilon);
      expect(shuffledEpsilon(people, localEpsilonFor(people, epsilon, 1e-6), 1e-6)).toBeCloseTo(epsilon, 8);
      before = epsilon;
    }
    expect(localEpsilonFor(1, 1, 1e-6)).toBeCloseTo(1, 5);
    expect(localEpsilonFor(5000, 1, 1e-6)).toBeGreaterThan(3);
  });

  it("refuses what is inadmissible", () => {
    for (const bad of [0, 1.5, Number.NaN]) expect(() => shuffledDelta(bad, 1, 0.5)).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN]) expect(() => shuffledDelta(10, bad, 0.5)).toThrow(RangeError);
    for (const bad of [-1, Number.NaN]) expect(() => shuffledDelta(10, 1, bad)).toThrow(RangeError);
    for (const bad of [0, 1, Number.NaN]) {
      expect(() => shuffledEpsilon(10, 1, bad)).toThrow(RangeError);
      expect(() => localEpsilonFor(10, 1, bad)).toThrow(RangeError);
    }
    expect(() => localEpsilonFor(10, 0, 0.1)).toThrow(RangeError);
  });
});

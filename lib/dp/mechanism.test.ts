import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { attoDelta, epsilonAsRational, nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { delta as deltaOf } from "./delta.ts";
import { loadMechanism } from "./index.ts";
import { type MechanismRequest, mechanismOf } from "./mechanism.ts";
import { compare, rational, times, toNumber } from "./rational.ts";

const asked = (over: Partial<MechanismRequest> = {}): MechanismRequest => ({
  name: "geometric",
  epsilon: nanoEpsilon(1),
  delta: attoDelta(1e-6),
  sensitivity: 1,
  ...over,
});
const names = ["geometric", "laplace", "gaussian"] as const;

describe("a mechanism", () => {
  it("opens by its door", async () => expect((await loadMechanism()).mechanismOf).toBe(mechanismOf));

  it("stands on its grid: whole numbers, or 2^-gridBits for Laplace, with the sensitivity in steps rounded up", () => {
    expect(mechanismOf(asked({ sensitivity: 3 }))).toMatchObject({ grid: 1, steps: 3, scale: 3, delta: 0n });
    expect(mechanismOf(asked({ sensitivity: 2.1 }))).toMatchObject({ steps: 3, scale: 3 });
    expect(mechanismOf(asked({ name: "laplace", gridBits: 3 }))).toMatchObject({ grid: 1 / 8, steps: 8, scale: 1 });
    expect(mechanismOf(asked({ name: "laplace", gridBits: 3, sensitivity: 1.01 }))).toMatchObject({ steps: 9 });
    const gaussian = mechanismOf(asked({ name: "gaussian" }));
    expect(gaussian).toMatchObject({ grid: 1, steps: 1, delta: attoDelta(1e-6) });
    expect(gaussian.scale).toBeGreaterThan(4);
  });

  it("owes nothing for rounding: answers at most a sensitivity apart are at most `steps` apart once they are on the grid", () => {
    const grid = rational(1n, 8n);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 7n }),
        fc.bigInt({ min: 0n, max: 1000n }),
        (a, s, share) => {
          // Answers and sensitivity in millionths, exactly.
          const [million, sensitivity] = [10n ** 6n, Number(s) / 1e6];
          const { steps } = mechanismOf(asked({ name: "laplace", gridBits: 3, sensitivity }));
          const rounded = (x: bigint) => {
            const { num, den } = times(rational(x, million), rational(grid.den, grid.num));
            return 2n * num + den >= 0n ? (2n * num + den) / (2n * den) : -((-(2n * num + den) + 2n * den - 1n) / (2n * den));
          };
          const apart = rounded(a + (s * share) / 1000n) - rounded(a);
          expect(apart >= 0n && apart <= BigInt(steps)).toBe(true);
        },
      ),
    );
  });

  it.each(names)("%s keeps its promise at every output: P(o) <= e^epsilon Q(o), or up to delta", (name) => {
    for (const [epsilon, sensitivity] of [
      [0.5, 1],
      [1, 3],
      [4, 1],
    ] as const) {
      const mechanism = mechanismOf(asked({ name, epsilon: nanoEpsilon(epsilon), sensitivity, gridBits: 4 }));
      const [lo, hi] = mechanism.support(1 - 1e-12);
      let beyond = 0;
      for (let o = lo - mechanism.steps; o <= hi + mechanism.steps; o++) {
        const [p, q] = [mechanism.pmf(o), mechanism.pmf(o - mechanism.steps)];
        if (name === "gaussian") beyond += Math.max(0, p - Math.exp(epsilon) * q);
        else expect(Math.abs(Math.log(p / q))).toBeLessThanOrEqual(epsilon * (1 + 1e-12));
      }
      expect(beyond).toBeLessThanOrEqual(1e-6);
    }
  });

  it.each(names)("%s draws what its pmf says, in steps of its grid", (name) => {
    const mechanism = mechanismOf(asked({ name, gridBits: 3, sensitivity: 2 }));
    const draws = drawn(60_000, mechanism.sampler(seededRng("dp/mechanism", 1).fork(name)));
    const { chi2, bound } = fitOf(draws, mechanism.pmf);
    expect(chi2).toBeLessThan(bound);
    const size = (draws.reduce((sum, x) => sum + Math.abs(x), 0) / draws.length) * mechanism.grid;
    // The size varies by about its mean: five standard errors of it.
    expect(Math.abs(size - mechanism.meanSize)).toBeLessThan((5 * mechanism.meanSize) / Math.sqrt(draws.length));
    expect(Number.isInteger(mechanism.sample(seededRng("dp/mechanism", 2)))).toBe(true);
  });

  it.each(names)("%s: the support is the smallest that holds the mass", (name) => {
    const { support, upperTail } = mechanismOf(asked({ name, gridBits: 5, epsilon: nanoEpsilon(0.3) }));
    for (const mass of [0.5, 0.9, 0.999, 1 - 1e-9]) {
      const [lo, hi] = support(mass);
      expect(lo).toBe(0 - hi);
      expect(2 * upperTail(hi + 1)).toBeLessThanOrEqual(1 - mass);
      if (hi > 0) expect(2 * upperTail(hi)).toBeGreaterThan(1 - mass);
    }
    expect(() => support(1)).toThrow(RangeError);
  });

  it("calibrates the Gaussian to its discrete delta", () => {
    const mechanism = mechanismOf(asked({ name: "gaussian", sensitivity: 2 }));
    const k = BigInt(Math.round(mechanism.scale * 1024));
    const at = (n: bigint) => deltaOf(rational(n * n, 1024n * 1024n), epsilonAsRational(mechanism.epsilon), 2);
    expect(at(k)).toBeLessThanOrEqual(1e-6);
    expect(at(k - 1n)).toBeGreaterThan(1e-6);
  });

  it("says by how much an output speaks for one world", () => {
    for (const name of names) {
      const { lossPerStep, steps, pmf } = mechanismOf(asked({ name, gridBits: 2, sensitivity: 2 }));
      for (let o = 0; o <= steps; o++) {
        expect(toNumber(lossPerStep) * (2 * o - steps)).toBeCloseTo(Math.log(pmf(o - steps) / pmf(o)), 10);
      }
    }
    expect(compare(mechanismOf(asked()).lossPerStep, rational(1n))).toBe(0);
  });

  it("refuses what cannot be promised", () => {
    for (const sensitivity of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 45]) {
      expect(() => mechanismOf(asked({ sensitivity }))).toThrow(RangeError);
    }
    expect(() => mechanismOf(asked({ name: "gaussian", delta: attoDelta(0) }))).toThrow(RangeError);
  });
});

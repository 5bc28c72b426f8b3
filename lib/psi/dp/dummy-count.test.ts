import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { deltaOfOne } from "./delta-of-one.ts";
import { deltaOfDummies, dummyCount, gaussianCount, usualDelta } from "./dummy-count.ts";
import { MOST_DUMMIES, overlapLaw, overlapLoss, overlapVariance } from "./overlap-law.ts";

describe("the law of common dummies", () => {
  it("is C(t, z)^2 / C(2t, t)", () => {
    const { from, chances } = overlapLaw(3);
    expect(from).toBe(0);
    [1, 9, 9, 1].forEach((of20, z) => {
      expect(chances[z]).toBeCloseTo(of20 / 20, 14);
    });
  });

  it.each([1, 2, 7, 144, 1440, 12_518, MOST_DUMMIES])("sums to 1, with its mean and variance: t = %d", (t) => {
    const { from, chances } = overlapLaw(t);
    const moment = (f: (z: number) => number) => chances.reduce((sum, mass, i) => sum + mass * f(from + i), 0);
    expect(moment(() => 1)).toBeCloseTo(1, 9);
    expect(moment((z) => z - t / 2)).toBeCloseTo(0, 6);
    expect(moment((z) => (z - t / 2) ** 2) / overlapVariance(t)).toBeCloseTo(1, 9);
  });

  // The standard deviations of the project's five default counts.
  it.each([
    [722, 9.5],
    [954, 10.92],
    [1194, 12.22],
    [1440, 13.42],
    [1690, 14.54],
  ])("t = %d: standard deviation %d", (t, sd) => expect(Math.sqrt(overlapVariance(t))).toBeCloseTo(sd, 2));

  it("is what two parties have in common who each choose t of 2t", () => {
    const [rng, t, rounds] = [seededRng("dummies", 1), 5, 20_000];
    const choice = () => {
      const pool = Array.from({ length: 2 * t }, (_, i) => i);
      for (let i = 0; i < t; i++) {
        const j = i + rng.below(2 * t - i);
        [pool[i], pool[j]] = [pool[j] as number, pool[i] as number];
      }
      return new Set(pool.slice(0, t));
    };
    const fixed = choice();
    const seen = new Float64Array(t + 1);
    for (let i = 0; i < rounds; i++) {
      const common = [...choice()].filter((dummy) => fixed.has(dummy)).length;
      seen[common] = (seen[common] as number) + 1;
    }
    const { chances } = overlapLaw(t);
    // Seeded, so it does not flicker; 5 standard deviations.
    chances.forEach((p, z) => {
      expect(Math.abs((seen[z] as number) - rounds * p)).toBeLessThan(5 * Math.sqrt(rounds * p * (1 - p)));
    });
  });

  it("loses as much in the one direction as in the other", () => {
    const { atoms, infinite, absent } = overlapLoss(10);
    expect(infinite).toBe(absent);
    const mirrored = atoms.map(({ loss, mass }) => ({ loss: -loss, mass: mass * Math.exp(-loss) })).reverse();
    // The other direction: P = law of Z + 1, Q = law of Z.
    atoms.forEach(({ loss, mass }, i) => {
      expect(mirrored[i]?.loss).toBeCloseTo(loss, 12);
      expect(mirrored[i]?.mass).toBeCloseTo(mass, 12);
    });
  });

  it.each([0, 1.5, -1, Number.NaN, MOST_DUMMIES + 1])("refuses %d dummies", (t) => expect(() => overlapLaw(t)).toThrow(RangeError));
});

describe("delta of dummies", () => {
  // By direct summation, in another program.
  const ONE: readonly (readonly [number, number, number])[] = [
    [3, 0.5, 0.417564],
    [3, 1, 0.364086],
    [3, 2, 0.130547],
    [3, 4, 0.05],
    [10, 0.5, 0.180667],
    [10, 1, 0.0849968],
    [10, 2, 0.00746772],
    [10, 4, 2.51152e-4],
    [40, 0.5, 0.0352861],
    [40, 1, 0.0035317],
    [40, 2, 2.19428e-6],
    [100, 0.5, 0.00560804],
    [100, 1, 2.76134e-5],
  ];
  it.each(ONE)("one count, t = %d, epsilon %d: %d", async (t, epsilon, delta) => {
    const { atLeast, delta: upper } = await deltaOfDummies(t, 1, epsilon);
    expect(atLeast).toBeLessThanOrEqual(delta * (1 + 3e-6));
    expect(upper).toBeGreaterThanOrEqual(delta * (1 - 3e-6));
    expect(upper / delta).toBeLessThan(1.00001);
    expect(atLeast / delta).toBeGreaterThan(0.99);
  });

  it("one count: is the sum over z of P(z) - e^epsilon P(z - 1) where that is above 0", async () => {
    const { chances } = overlapLaw(25);
    for (const epsilon of [0.3, 1, 2.5]) {
      const delta = chances.reduce((sum, p, z) => sum + Math.max(0, p - Math.exp(epsilon) * (chances[z - 1] ?? 0)), 0);
      expect(deltaOfOne(25, epsilon)).toBeCloseTo(delta, 14);
      const between = await deltaOfDummies(25, 1, epsilon);
      expect(between.atLeast).toBeLessThanOrEqual(delta * (1 + 1e-12));
      expect(between.delta).toBeGreaterThanOrEqual(delta * (1 - 1e-12));
    }
  });

  // Composed on a grid of 5e-5 with each loss rounded to the nearest knot, in another program.
  const MANY: readonly (readonly [number, number, number, number])[] = [
    [144, 6, 2, 1.01118e-4],
    [145, 6, 2, 9.69699e-5],
    [240, 10, 2, 1.01081e-4],
    [241, 10, 2, 9.83609e-5],
    [44, 6, 4, 1.02532e-4],
    [45, 6, 4, 8.74471e-5],
    [132, 18, 4, 1.00282e-4],
    [133, 18, 4, 9.41255e-5],
    [1440, 30, 2, 9.93e-8],
    [5, 3, 2, 0.377],
    [10, 3, 2, 0.144],
    [20, 3, 2, 0.035],
    [50, 3, 2, 9.99e-4],
  ];
  it.each(MANY)("t = %d, %d counts, epsilon %d: %d", async (t, releases, epsilon, delta) => {
    const between = await deltaOfDummies(t, releases, epsilon);
    expect(between.atLeast).toBeLessThan(delta * 1.01);
    expect(Math.abs(between.delta / delta - 1)).toBeLessThan(delta > 0.01 ? 0.01 : 0.001);
  });

  it("one dummy: one count in two tells all", async () => {
    expect(await deltaOfDummies(1, 3, 2)).toEqual({ atLeast: 0.875, delta: 0.875 });
  });

  it("two counts: is the double sum", async () => {
    const { atoms, infinite } = overlapLoss(12);
    const epsilon = 1.2;
    let delta = 1 - (1 - infinite) ** 2;
    for (const a of atoms) for (const b of atoms) delta += a.mass * b.mass * Math.max(0, -Math.expm1(epsilon - a.loss - b.loss));
    const between = await deltaOfDummies(12, 2, epsilon);
    expect(between.atLeast).toBeLessThanOrEqual(delta * (1 + 1e-9));
    expect(between.delta).toBeGreaterThanOrEqual(delta * (1 - 1e-9));
  });
});

describe("how many dummies", () => {
  it("keeps the promise by the upper end, where one less does not", async () => {
    for (const promised of [
      { epsilon: 2, delta: 1e-4, releases: 6 },
      { epsilon: 8, delta: 1e-4, releases: 6 },
      { epsilon: 0.5, delta: 1e-3, releases: 1 },
      { epsilon: 64, delta: 0.6, releases: 1 },
    ]) {
      const t = await dummyCount(promised);
      expect((await deltaOfDummies(t, promised.releases, promised.epsilon)).delta).toBeLessThanOrEqual(promised.delta);
      if (t > 1) expect((await deltaOfDummies(t - 1, promised.releases, promised.epsilon)).delta).toBeGreaterThan(promised.delta);
    }
  });

  it("need not be the smallest: of few dummies, more may owe more", async () => {
    const deltaOf = async (t: number, epsilon: number) => (await deltaOfDummies(t, 1, epsilon)).delta;
    expect(await deltaOf(8, 4)).toBeGreaterThan(2 * (await deltaOf(7, 4)));
    expect(await deltaOf(11, 2)).toBeGreaterThan(await deltaOf(10, 2));
    const promised = { epsilon: 0.3, delta: 0.2289266633, releases: 1 };
    expect(await deltaOf(10, promised.epsilon)).toBeLessThanOrEqual(promised.delta);
    expect(await deltaOf(11, promised.epsilon)).toBeGreaterThan(promised.delta);
    expect(await dummyCount(promised)).toBe(12);
  });

  it("splits a promise naively into 18 at many times the price", async () => {
    // The column "basic composition" of the project's second table: 6847 / 7847 = 87.3 %, 1909 / 2909 = 65.6 %, 904 / 1904 = 47.5 %.
    for (const [epsilon, dummies] of [
      [2, 6847],
      [4, 1909],
      [6, 904],
    ] as const)
      expect(await dummyCount({ epsilon: epsilon / 18, delta: 1e-4 / 18, releases: 1 })).toBe(dummies);
  });

  /** From 0 to 1. */
  const part = (rng: { below(bound: number): number }) => rng.below(1_000_001) / 1_000_000;

  it("falls with epsilon and with delta, and rises with the counts, at steps that are wide enough", async () => {
    const rng = seededRng("dummies", 2);
    for (let i = 0; i < 6; i++) {
      const base = { epsilon: 0.5 + 5 * part(rng), delta: 10 ** -(1 + 7 * part(rng)), releases: 1 + rng.below(60) };
      const t = await dummyCount(base);
      expect(await dummyCount({ ...base, epsilon: base.epsilon * (1.01 + part(rng)) })).toBeLessThanOrEqual(t);
      expect(await dummyCount({ ...base, delta: base.delta * (1.05 + 9 * part(rng)) })).toBeLessThanOrEqual(t);
      expect(await dummyCount({ ...base, releases: base.releases + 1 + rng.below(20) })).toBeGreaterThanOrEqual(t);
    }
  });

  it("is near what Gaussian noise of the same variance would take", async () => {
    const promised = { epsilon: 2, delta: usualDelta(1000), releases: 10 };
    expect(await gaussianCount(promised)).toBeCloseTo(240.6, 1);
    expect(await dummyCount(promised)).toBe(241);
  });

  it.each([
    { epsilon: 0, delta: 0.1, releases: 1 },
    { epsilon: 65, delta: 0.1, releases: 1 },
    { epsilon: Number.NaN, delta: 0.1, releases: 1 },
    { epsilon: 1, delta: 0, releases: 1 },
    { epsilon: 1, delta: 1, releases: 1 },
    { epsilon: 1, delta: 0.1, releases: 0 },
    { epsilon: 1, delta: 0.1, releases: 1.5 },
    { epsilon: 0.001, delta: 1e-9, releases: 1 },
    { epsilon: 0.01, delta: 1e-9, releases: 100_000 },
  ])("refuses %j", async (promised) => await expect(dummyCount(promised)).rejects.toThrow(RangeError));
});

/** Reconstruction by least squares, by linear programming, and by trying everything: right, as good as theory says, and stopped by a budget. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { type Rng, seededRng } from "../../random/index.ts";
import { allSubsetCounts, consistentWith, hammingDistance, hidingAnswers, mostWrong } from "./exhaustive.ts";
import { predictedRecovery, reconstructByLeastSquares } from "./least-squares.ts";
import { lowerBoundBy, reconstructByLinearProgram } from "./linear-program.ts";
import {
  commonQueries,
  firstQueries,
  isIn,
  queriesOf,
  randomQueries,
  type SubsetQueries,
  shareRecovered,
  sumsOfAnswers,
  sumsOver,
} from "./subset-queries.ts";

const secretOf = (people: number, rng: Rng) => Uint8Array.from({ length: people }, () => rng.below(2));
const normal = (rng: Rng) => Math.sqrt(-2 * Math.log(1 - rng.real())) * Math.cos(2 * Math.PI * rng.real());

/** Mean share over the trials, of a decoder. */
function meanRecovered(
  trials: number,
  people: number,
  queries: number,
  noise: (rng: Rng) => () => number,
  decode: (design: SubsetQueries, answers: Float64Array) => { readonly bits: Uint8Array },
) {
  let sum = 0;
  for (let trial = 0; trial < trials; trial++) {
    const rng = seededRng("attacks/reconstruction", trial);
    const design = randomQueries(people, queries, rng.fork("design"));
    const secret = secretOf(people, rng.fork("secret"));
    const draw = noise(rng.fork("noise"));
    const answers = sumsOver(design, secret).map((count) => count + draw());
    sum += shareRecovered(decode(design, answers).bits, secret);
  }
  return sum / trials;
}

describe("random subset counts", () => {
  it("are summed and counted as by going through every person and query", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70 }), fc.nat(), (people, queries, seed) => {
        const rng = seededRng("attacks/design", seed);
        const design = randomQueries(people, queries, rng);
        const persons = [...Array(people).keys()];
        const all = [...Array(queries).keys()];
        const values = persons.map(() => rng.real() - 0.5);
        const answers = all.map(() => rng.real() - 0.5);
        const sum = (list: readonly number[], of: (i: number) => number) => list.reduce((total, i) => total + of(i), 0);
        all.forEach((q) => {
          expect(sumsOver(design, values)[q]).toBeCloseTo(
            sum(persons, (p) => (isIn(design, p, q) ? (values[p] as number) : 0)),
            12,
          );
        });
        persons.forEach((p) => {
          expect(sumsOfAnswers(design, answers)[p]).toBeCloseTo(
            sum(all, (q) => (isIn(design, p, q) ? (answers[q] as number) : 0)),
            12,
          );
          for (let r = 0; r <= p; r++) {
            expect(commonQueries(design)[p * people + r]).toBe(sum(all, (q) => Number(isIn(design, p, q) && isIn(design, r, q))));
          }
        });
        const sets = all.map((q) => persons.filter((p) => isIn(design, p, q)));
        expect(queriesOf(people, sets)).toEqual(design);
      }),
      { numRuns: 30 },
    );
  });

  it("are the same ones where more is asked: the first of them, and nothing beyond", () => {
    const design = randomQueries(7, 100, seededRng("attacks/design", 3));
    for (const count of [1, 31, 32, 33, 100]) {
      const first = firstQueries(design, count);
      const sets = [...Array(count).keys()].map((q) => [...Array(7).keys()].filter((p) => isIn(design, p, q)));
      expect(first).toEqual(queriesOf(7, sets));
    }
    expect(() => firstQueries(design, 101)).toThrow(/not as many/);
  });

  it("hold everybody half of the time (five standard errors)", () => {
    const design = randomQueries(100, 1001, seededRng("attacks/design", 1));
    const set = sumsOver(design, new Float64Array(100).fill(1)).reduce((a, b) => a + b);
    expect(Math.abs(set - 50_050)).toBeLessThan(5 * Math.sqrt(100_100 / 4));
  });

  it("refuse nobody and nothing", () => {
    const rng = seededRng("x", 1);
    for (const [people, queries] of [
      [0, 5],
      [5, 0],
      [1.5, 5],
      [5, Number.NaN],
    ] as const)
      expect(() => randomQueries(people, queries, rng)).toThrow(RangeError);
    expect(() => queriesOf(2, [[2]])).toThrow(/no person 2/);
    expect(() => shareRecovered([1], [1, 0])).toThrow(RangeError);
  });
});

describe("least squares", () => {
  it("finds every bit from exact answers, for up to 512 people", () => {
    expect(meanRecovered(3, 60, 70, () => () => 0, reconstructByLeastSquares)).toBe(1);
    expect(meanRecovered(1, 512, 600, () => () => 0, reconstructByLeastSquares)).toBe(1);
  });

  it.each([
    [64, 512, 6],
    [32, 256, 3],
    [100, 400, 5],
  ] as const)("follows theory: %i people, %i queries, noise of %f", (people, queries, sd) => {
    const mean = meanRecovered(60, people, queries, (rng) => () => sd * normal(rng), reconstructByLeastSquares);
    // a trial's deviation is below 0.5 / sqrt(people); five standard errors of 60 trials, and 0.004 for the theory itself
    expect(Math.abs(mean - predictedRecovery(people, queries, sd).recovered)).toBeLessThan((5 * 0.5) / Math.sqrt(60 * people) + 0.004);
  });

  it("is stopped by a budget: 512 answers of our mechanism for epsilon 1 together", () => {
    const mechanism = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1 / 512), sensitivity: 1 });
    const noise = (rng: Rng) => {
      const draw = mechanism.sampler(rng);
      return () => mechanism.grid * draw();
    };
    expect(meanRecovered(40, 64, 512, noise, reconstructByLeastSquares)).toBeLessThan(0.5 + 5 * (0.5 / Math.sqrt(40 * 64)) + 0.004);
  });

  it("says where bits are not determined, and refuses what is no answer", () => {
    const rng = seededRng("x", 1);
    const design = randomQueries(20, 19, rng);
    expect(() => reconstructByLeastSquares(design, new Float64Array(19))).toThrow(/do not determine/);
    const enough = randomQueries(20, 60, rng);
    expect(() => reconstructByLeastSquares(enough, new Float64Array(18))).toThrow(/18 answers to 60/);
    expect(() => reconstructByLeastSquares(enough, new Float64Array(60).fill(Number.NaN))).toThrow(/query 0/);
    expect(() => reconstructByLeastSquares(randomQueries(513, 1, rng), [1])).toThrow(/512/);
    expect(() => predictedRecovery(10, 10, 1)).toThrow(RangeError);
    expect(() => predictedRecovery(0, 10, 1)).toThrow(RangeError);
    expect(() => predictedRecovery(5, 10, -1)).toThrow(RangeError);
    expect(predictedRecovery(5, 10, 0).recovered).toBe(1);
  });
});

describe("linear programming", () => {
  it("reaches the optimum: its dual proves so to the last digits, noisy or whole", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.constantFrom(0, 1, 5),
        fc.boolean(),
        (people, queries, seed, size, whole) => {
          const rng = seededRng("attacks/lp", seed);
          const design = randomQueries(people, queries, rng);
          const answers = sumsOver(design, secretOf(people, rng)).map((count) => {
            const noise = size * normal(rng);
            return count + (whole ? Math.round(noise) : noise);
          });
          const { distance, dual, estimate, steps } = reconstructByLinearProgram(design, answers);
          expect(steps).toBeLessThan(4 * (people + queries));
          expect(estimate.every((x) => x >= 0 && x <= 1)).toBe(true);
          const proof = lowerBoundBy(design, answers, dual);
          expect(distance - proof).toBeLessThan(2e-7 * queries * (people + 1));
          expect(distance - proof).toBeGreaterThan(-1e-9 * queries);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("finds every bit although a tenth of the answers are arbitrary, where least squares does not", () => {
    const wild = (rng: Rng) => () => (rng.below(10) === 0 ? 1000 * (rng.real() - 0.5) : 0);
    expect(meanRecovered(5, 32, 256, wild, reconstructByLinearProgram)).toBe(1);
    expect(meanRecovered(5, 32, 256, wild, reconstructByLeastSquares)).toBeLessThan(0.9);
  });

  it("is stopped by a budget", () => {
    const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1 / 256), sensitivity: 1 });
    const mean = meanRecovered(12, 32, 256, (rng) => mechanism.sampler(rng), reconstructByLinearProgram);
    expect(mean).toBeLessThan(0.5 + 5 * (0.5 / Math.sqrt(12 * 32)) + 0.01);
  });

  it("refuses what is no answer, or too much", () => {
    const rng = seededRng("x", 1);
    expect(() => reconstructByLinearProgram(randomQueries(513, 512, rng), new Float64Array(512))).toThrow(/too large/);
    expect(() => reconstructByLinearProgram(randomQueries(2, 3, rng), [1, 2])).toThrow(/2 answers to 3/);
    expect(() => reconstructByLinearProgram(randomQueries(2, 1, rng), [Number.POSITIVE_INFINITY])).toThrow(/query 0/);
    expect(() => lowerBoundBy(randomQueries(2, 1, rng), [1], Float64Array.of(1.5))).toThrow(/-1 to 1/);
  });
});

describe("trying everything", () => {
  it("leaves no candidate that is wrong in more than 4E places, whatever the errors; and the truth is left", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), fc.constantFrom(0, 0.4, 0.5, 1, 1.7), (people, seed, error) => {
        const rng = seededRng("attacks/exhaustive", seed);
        const secret = rng.below(2 ** people);
        const answers = allSubsetCounts(secret, people).map((count) => count + error * (2 * rng.real() - 1));
        const candidates = consistentWith(answers, people, error);
        expect(candidates).toContain(secret);
        for (const candidate of candidates) expect(hammingDistance(candidate, secret)).toBeLessThanOrEqual(mostWrong(people, error));
      }),
      { numRuns: 40 },
    );
  });

  it("reaches the bound where the answers hide best", () => {
    for (const [people, secret, error] of [
      [8, 0b00001111, 1],
      [8, 0b01010101, 2],
      [6, 0b000111, 0.5],
    ] as const) {
      const candidates = consistentWith(hidingAnswers(secret, people, error), people, error);
      expect(Math.max(...candidates.map((candidate) => hammingDistance(candidate, secret)))).toBe(4 * error);
      expect(mostWrong(people, error)).toBe(4 * error);
    }
  });

  it("finds nothing where the errors are larger than said", () => {
    const answers = allSubsetCounts(0b1010, 4);
    answers[0] = 3;
    expect(consistentWith(answers, 4, 1)).toEqual([]);
  });

  it("refuses what would take days, and what is no error", () => {
    expect(() => allSubsetCounts(0, 13)).toThrow(/1 to 12/);
    expect(() => consistentWith([0, 1], 2, 0)).toThrow(/4 subsets/);
    expect(() => consistentWith([0, 1], 1, -1)).toThrow(RangeError);
  });
});

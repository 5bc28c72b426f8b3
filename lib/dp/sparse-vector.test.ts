import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { drawn, fitOf } from "./chi-square.fixture.ts";
import { EPSILONS, ROUNDING, rowsOf, worstLogRatio } from "./guarantee.fixture.ts";
import { sparseVector, type Verdict } from "./sparse-vector.ts";
import { rowProbability, stopLaw } from "./sparse-vector-law.ts";

const THRESHOLD = 1;
const VERDICTS: readonly Verdict[] = ["below", "above"];

/** All rows of verdicts that so many answers can have. */
function rowsFor(count: number, answers: number): Verdict[][] {
  const ends = rowsOf(VERDICTS, answers).map((row) => {
    let left = count;
    const stop = row.findIndex((verdict) => verdict === "above" && --left === 0);
    return stop < 0 ? row : row.slice(0, stop + 1);
  });
  return [...new Map(ends.map((row) => [row.join(), row])).values()];
}

const lawOf = (epsilon: number, count: number, answers: readonly number[]) => {
  const vector = sparseVector({ epsilon: nanoEpsilon(epsilon), sensitivity: 1, threshold: THRESHOLD, count });
  return rowsFor(count, answers.length).map((row) => rowProbability(vector, THRESHOLD, answers, row));
};

describe("the sparse vector technique", () => {
  it.each(EPSILONS)("keeps epsilon %d for the whole row, with one answer above and with two", (epsilon) => {
    for (const count of [1, 2]) {
      const answers = epsilon < 0.1 ? [1, 0] : [1, 0, 2]; // at small epsilon the sums are long
      const here = lawOf(epsilon, count, answers);
      expect(here.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      let worst = 0;
      for (const move of rowsOf([-1, 1], answers.length)) {
        const there = lawOf(
          epsilon,
          count,
          answers.map((answer, i) => answer + (move[i] as number)),
        );
        worst = Math.max(worst, worstLogRatio(here, there));
      }
      expect(worst).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
      expect(worst).toBeGreaterThan(epsilon / 5);
    }
  });

  it("reaches its epsilon, and with noise in the answers that does not grow with the count it goes beyond", () => {
    // Thirty answers "below" fix the noisy threshold; then come answers far below it that are above all the same.
    const ratio = (count: number, answersFor: number) => {
      const request = { epsilon: nanoEpsilon(2), sensitivity: 1, threshold: 0 };
      const { answerRate } = sparseVector({ ...request, count: answersFor });
      const vector = { ...sparseVector({ ...request, count }), answerRate };
      const verdicts = [...new Array<Verdict>(30).fill("below"), ...new Array<Verdict>(count).fill("above")];
      const p = (moved: number) =>
        rowProbability(
          vector,
          0,
          verdicts.map((verdict) => (verdict === "above" ? moved - 10 : -moved)),
          verdicts,
        );
      return Math.log(p(1) / p(0));
    };
    for (const count of [1, 2]) {
      expect(ratio(count, count)).toBeLessThanOrEqual(2 * (1 + ROUNDING));
      expect(ratio(count, count)).toBeGreaterThan(1.9999);
    }
    expect(ratio(2, 1)).toBeGreaterThan(2.9999);
  });

  it("gives rows by their probabilities (chi-square at 1e-6, fixed seed)", () => {
    for (const count of [1, 2]) {
      const answers = [0, 3, 1];
      const vector = sparseVector({ epsilon: nanoEpsilon(2), sensitivity: 1, threshold: THRESHOLD, count });
      const law = lawOf(2, count, answers);
      const keys = rowsFor(count, 3).map((row) => row.join());
      const rng = seededRng("dp/sparse-vector", count);
      const { chi2, bound, cells } = fitOf(
        drawn(8000, () => keys.indexOf(vector.release(answers, rng).value.join())),
        (x) => law[x] ?? 0,
      );
      expect(chi2).toBeLessThan(bound);
      expect(cells).toBe(keys.length);
    }
  });

  it("stops after so many answers above, and does not go on", () => {
    const vector = sparseVector({ epsilon: nanoEpsilon(20), sensitivity: 1, threshold: 1000, count: 2 });
    const row = vector.open(seededRng("dp/sparse-vector", 9));
    expect([0, 2000, 0].map((answer) => row.ask(answer))).toEqual(["below", "above", "below"]);
    expect(row.left).toBe(1);
    expect(row.ask(2000)).toBe("above");
    expect(row.left).toBe(0);
    expect(() => row.ask(0)).toThrow("stopped");
    const { value, event } = vector.release([2000, 2000, 2000], seededRng("dp/sparse-vector", 9));
    expect(value).toEqual(["above", "above"]);
    expect(event).toEqual({ kind: "promise", epsilon: 20, delta: 0 });
  });

  it("refuses what is inadmissible", () => {
    const fine = { epsilon: nanoEpsilon(1), sensitivity: 1, threshold: 3 };
    for (const bad of [{ sensitivity: 0 }, { sensitivity: 0.5 }, { threshold: 0.5 }, { threshold: Number.NaN }, { count: 0 }]) {
      expect(() => sparseVector({ ...fine, ...bad })).toThrow(RangeError);
    }
    expect(() => sparseVector(fine).open(seededRng("dp/sparse-vector", 1)).ask(0.5)).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => stopLaw([1], 0, bad, 1)).toThrow(RangeError);
      expect(() => stopLaw([1], 0, 1, bad)).toThrow(RangeError);
    }
    expect(() => stopLaw([], 0, 1, 1)).toThrow(RangeError);
    expect(() => stopLaw([Number.NaN], 0, 1, 1)).toThrow(RangeError);
  });
});

describe("where a row stops", () => {
  it("adds up to one", () => {
    for (const epsilon of EPSILONS) {
      const { stopAt, never } = stopLaw([2, 5, 9, 30], 10, epsilon, 1);
      expect(Math.abs(stopAt.reduce((a, b) => a + b, never) - 1)).toBeLessThan(1e-14);
    }
  });

  it("is for one answer the law of the sum of two Laplace draws", () => {
    // With scales 1 and 2: P(difference >= t) = (4 e^(-t/2) - e^-t) / 6.
    for (const [gap, epsilon] of [
      [3, 2],
      [0, 1],
      [50, 2],
    ] as const) {
      const t = (gap * epsilon) / 2;
      expect(stopLaw([-gap], 0, epsilon, 1).stopAt[0] as number).toBeCloseTo((4 * Math.exp(-t / 2) - Math.exp(-t)) / 6, 14);
    }
  });

  it("is that of discrete noise on a fine grid", () => {
    const fine = 400;
    const answers = [2, 5, 9];
    const vector = sparseVector({ epsilon: nanoEpsilon(1), sensitivity: fine, threshold: 10 * fine });
    const p = rowProbability(
      vector,
      10 * fine,
      answers.map((answer) => answer * fine),
      ["below", "above"],
    );
    expect(Math.abs(p - (stopLaw(answers, 10, 1, 1).stopAt[1] as number))).toBeLessThan(1e-3);
  });
});

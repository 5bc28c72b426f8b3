import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { drawn, fitOf } from "../chi-square.fixture.ts";
import { rowsOf } from "../guarantee.fixture.ts";
import type { Verdict } from "../sparse-vector.ts";
import { brokenSparseVector, type SparseVectorMistake } from "./sparse-vector-variants.ts";
import { brokenRowProbability } from "./sparse-vector-variants-law.ts";

const MISTAKES: readonly SparseVectorMistake[] = ["no-query-noise", "query-noise-not-redrawn", "no-cutoff", "cutoff-not-paid"];
const ANSWERS = [0, 3, 1];
const THRESHOLD = 1;

/** All rows that so many answers can have, with one more that none of these has. */
function rows(mistake: SparseVectorMistake, count: number): Verdict[][] {
  const all = rowsOf<Verdict>(["below", "above"], ANSWERS.length);
  if (mistake === "no-query-noise" || mistake === "no-cutoff") return all;
  const cut = all.map((row) => {
    let left = count;
    const stop = row.findIndex((verdict) => verdict === "above" && --left === 0);
    return stop < 0 ? row : row.slice(0, stop + 1);
  });
  return [...new Map(cut.map((row) => [row.join(), row])).values()];
}

describe.each(MISTAKES)("%s", (mistake) => {
  it.each([1, 2])("has rows of these probabilities, %d above at most (chi-square at 1e-6, fixed seed)", (count) => {
    const request = { epsilon: nanoEpsilon(2), sensitivity: 1, threshold: THRESHOLD, count };
    const all = rows(mistake, count);
    const law = all.map((row) => brokenRowProbability(mistake, request, ANSWERS, row));
    expect(law.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const keys = all.map((row) => row.join());
    const vector = brokenSparseVector(mistake, request);
    const rng = seededRng(`broken/law/${mistake}`, count);
    const { chi2, bound } = fitOf(
      drawn(4000, () => keys.indexOf(vector.release(ANSWERS, rng).value.join())),
      (x) => law[x] ?? 0,
    );
    expect(chi2).toBeLessThan(bound);
  });

  it("gives nothing to a row that ends elsewhere", () => {
    const request = { epsilon: nanoEpsilon(1), sensitivity: 1, threshold: 0, count: 1 };
    expect(brokenRowProbability(mistake, request, [0, 0], ["below"])).toBe(0);
    expect(brokenRowProbability(mistake, request, [0], ["below", "below"])).toBe(0);
  });
});

it("is impossible for the neighbour where no query has noise of its own, and not where it has", () => {
  const request = { epsilon: nanoEpsilon(1), sensitivity: 1, threshold: 0, count: 1 };
  for (const mistake of MISTAKES) {
    const [here, there] = [
      brokenRowProbability(mistake, request, [-1, 1], ["below", "above"]),
      brokenRowProbability(mistake, request, [0, 0], ["below", "above"]),
    ];
    expect(here).toBeGreaterThan(0.1);
    expect(there > 0).toBe(mistake === "no-cutoff" || mistake === "cutoff-not-paid");
  }
});

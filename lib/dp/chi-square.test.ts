/** The bound's false alarms, summed from exact probabilities; and that the test sees a law that is nearly right. */
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { boundAt, fitOf, STRICT } from "./chi-square.ts";
import * as laplace from "./discrete-laplace.ts";
import { rational } from "./rational.ts";

/** Steps of the grid on which chi-square is summed. Each share is rounded up, so that what is found is an upper bound. */
const GRID = 8;

/** The law of (N - E)^2 / E for a Poisson number N of mean E, on the grid; beyond `top` in the last place. */
function share(expected: number, top: number): Float64Array {
  const law = new Float64Array(top + 1);
  let log = -expected;
  for (let n = 0; n < expected + 60 * Math.sqrt(expected); n++) {
    if (n > 0) log += Math.log(expected / n);
    const at = Math.min(top, Math.ceil((GRID * (n - expected) ** 2) / expected));
    law[at] = (law[at] as number) + Math.exp(log);
  }
  return law;
}

function falseAlarms(cells: readonly number[]): number {
  const bound = boundAt(cells.length - 1, STRICT.deviations);
  const top = Math.ceil(GRID * bound);
  let sum = new Float64Array(top + 1);
  sum[0] = 1;
  for (const expected of cells) {
    const next = new Float64Array(top + 1);
    const one = share(expected, top);
    for (let i = 0; i <= top; i++) {
      const p = sum[i] as number;
      if (p > 0)
        for (let j = 0; j <= top; j++) next[Math.min(top, i + j)] = (next[Math.min(top, i + j)] as number) + p * (one[j] as number);
    }
    sum = next;
  }
  return sum[top] as number;
}

describe("the strict bound", () => {
  // Independent Poisson counts: there is one degree of freedom more than where their sum is given, and one of the cells may be half as large.
  it.each([2, 4, 12, 40])(
    "is exceeded by at most one right sampler in a million, with all of %i cells as small as they may be",
    (cells) => {
      expect(falseAlarms([...Array(cells - 1).fill(STRICT.least), STRICT.least / 2])).toBeLessThan(1e-6);
    },
  );

  it("is exceeded by a law whose scale is 5 % off", () => {
    const draw = laplace.sampler(rational(1n, 2n), seededRng("dp/chi-square", 1));
    const draws = Array.from({ length: 40_000 }, draw);
    const right = fitOf(draws, (x) => laplace.pmf(0.5, x), 0, STRICT);
    const wrong = fitOf(draws, (x) => laplace.pmf(0.525, x), 0, STRICT);
    expect(right.chi2).toBeLessThan(right.bound);
    expect(wrong.chi2).toBeGreaterThan(wrong.bound);
  });
});

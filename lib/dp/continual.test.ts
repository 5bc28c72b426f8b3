import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { nanoEpsilon } from "./budget.ts";
import { fitOf } from "./chi-square.fixture.ts";
import { binaryMechanism, blockSizes, blocksAt, totalVariance } from "./continual.ts";
import { pmf } from "./discrete-laplace.ts";
import { EPSILONS } from "./guarantee.fixture.ts";
import { rational, times, toNumber } from "./rational.ts";

/** Streams of noise only: the errors of all totals, `runs` times. */
const errorsOf = (steps: number, epsilon: number, runs: number) => {
  const mechanism = binaryMechanism({ epsilon: nanoEpsilon(epsilon), steps });
  const stream = Array.from({ length: steps }, (_, i) => i % 2);
  const truth = stream.map((_, i) => Math.floor((i + 1) / 2));
  const rng = seededRng("dp/continual", steps);
  return Array.from({ length: runs }, (_, run) =>
    mechanism.release(stream, rng.fork(`${run}`)).value.map((total, i) => total - (truth[i] as number)),
  );
};

describe("the binary mechanism", () => {
  it("is off by as many draws as the step has ones, old ones used again (chi-square at 1e-6, fixed seed)", () => {
    const errors = errorsOf(7, 3, 3000);
    const rate = 1; // three block sizes
    const two = (x: number) => {
      let sum = 0;
      for (let y = -60; y <= 60; y++) sum += pmf(rate, y) * pmf(rate, x - y);
      return sum;
    };
    const at = (step: number) => errors.map((row) => row[step - 1] as number);
    const fits = [1, 2, 4].map((step) => fitOf(at(step), (x) => pmf(rate, x)));
    fits.push(...[3, 5, 6].map((step) => fitOf(at(step), two)));
    // Step 5 is step 4 and one block more; step 6 is step 4 and another one.
    fits.push(
      ...[5, 6].map((step) =>
        fitOf(
          errors.map((row) => (row[step - 1] as number) - (row[3] as number)),
          (x) => pmf(rate, x),
        ),
      ),
    );
    // Step 8 would begin anew; from 3 to 4 the old blocks are swallowed: three draws, two of them gone.
    for (const { chi2, bound } of fits) expect(chi2).toBeLessThan(bound);
  });

  it.each(EPSILONS)("spends epsilon %d on the blocks that a number is in", (epsilon) => {
    for (const [steps, sizes] of [
      [1, 1],
      [2, 2],
      [7, 3],
      [8, 4],
      [1000, 10],
    ] as const) {
      const { rate, event } = binaryMechanism({ epsilon: nanoEpsilon(epsilon), steps, most: 5 });
      expect(blockSizes(steps)).toBe(sizes);
      expect(toNumber(times(rate, rational(BigInt(5 * sizes))))).toBe(epsilon);
      expect(event).toEqual({ kind: "repeat", times: sizes, of: { kind: "discrete-laplace", rate: toNumber(rate), steps: 5 } });
    }
  });

  it("counts right: with next to no noise, the totals are the totals", () => {
    const stream = Array.from({ length: 100 }, (_, i) => (i * i) % 4);
    let total = 0;
    const truth = stream.map((x) => {
      total += x;
      return total;
    });
    const mechanism = binaryMechanism({ epsilon: nanoEpsilon(2000), steps: 100, most: 3 });
    expect(mechanism.release(stream, seededRng("dp/continual", 1)).value).toEqual(truth);
  });

  it("has the variance of its blocks", () => {
    expect(totalVariance(1024, 1000, 1)).toBe(1452);
    expect(blocksAt(2 ** 52 - 1)).toBe(52);
    expect(totalVariance(8, 8, 1)).toBe(32);
  });

  it("ends where it was declared to, and refuses what is inadmissible", () => {
    const total = binaryMechanism({ epsilon: nanoEpsilon(1), steps: 2 }).open(seededRng("dp/continual", 2));
    total.add(1);
    for (const bad of [-1, 2, 0.5, Number.NaN]) expect(() => total.add(bad)).toThrow(RangeError);
    expect(total.step).toBe(1);
    total.add(0);
    expect(() => total.add(0)).toThrow("ended");
    for (const steps of [0, 1.5, Number.NaN]) expect(() => binaryMechanism({ epsilon: nanoEpsilon(1), steps })).toThrow(RangeError);
    expect(() => binaryMechanism({ epsilon: nanoEpsilon(1), steps: 2, most: 0 })).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => totalVariance(4, 1, bad)).toThrow(RangeError);
    expect(() => totalVariance(4, 5, 1)).toThrow(RangeError);
  });
});

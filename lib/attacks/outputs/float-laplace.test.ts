/** The float attacks: never a false accusation, often a right one, on the broken mechanism; and nothing to find in the safe one. */
import { describe, expect, it } from "vitest";
import { naiveLaplace } from "../../dp/broken/float-laplace.ts";
import { nanoEpsilon } from "../../dp/budget.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { seededRng } from "../../random/index.ts";
import { couldHaveProduced, grainOf, isFinerThan, naiveAnswer, ulp, unitOf } from "./float-laplace.ts";

describe.each([
  [0, 1, 1, 0.5, 0.7],
  [0, 1, 10, 0.5, 0.7],
  [1, 2, 1, 0.2, 0.5],
  [0.1, 1.1, 3, 0.4, 0.7],
  [-5, 1000, 1000, 0.5, 0.75],
  [1e9, 1e9 + 1, 1, 0, 0],
  [1e-300, 7, 1e-3, 0.9, 1],
  [2 ** 53, 2 ** 53 + 2, 0.3, 0, 1],
])("truths %f and %f, scale %f", (f0, f1, scale, least, most) => {
  const n = 3000;
  const drawsOf = (truth: number, label: string) => {
    const rng = seededRng(`attacks/float/${label}`, 1);
    return Array.from({ length: n }, () => naiveLaplace(truth, scale, rng));
  };
  const [zeros, ones] = [drawsOf(f0, "0"), drawsOf(f1, "1")];

  it("is never accused falsely", () => {
    expect(zeros.every((answer) => couldHaveProduced(answer, f0, scale))).toBe(true);
    expect(ones.every((answer) => couldHaveProduced(answer, f1, scale))).toBe(true);
    expect(zeros.some((answer) => isFinerThan(answer, f0)) || ones.some((answer) => isFinerThan(answer, f1))).toBe(false);
  });

  it("is betrayed as often as the two lists of doubles differ", () => {
    for (const share of [
      zeros.filter((answer) => !couldHaveProduced(answer, f1, scale)).length / n,
      ones.filter((answer) => !couldHaveProduced(answer, f0, scale)).length / n,
    ]) {
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
    }
  });
});

it("finds the U wherever it is: the ends of the range, and every grid point around them", () => {
  for (const unit of [1, 2, 3, 1000, 2 ** 40, 2 ** 52, 2 ** 53 - 1, 2 ** 53]) {
    for (const sign of [1, -1] as const) {
      for (const [truth, scale] of [
        [0, 1],
        [1, 1],
        [-3.7, 250],
        [1e6, 0.01],
      ] as const)
        expect(couldHaveProduced(naiveAnswer(truth, scale, sign, unit), truth, scale)).toBe(true);
    }
  }
});

it("finds the very U, on coarser grids as well, and none of another grid's", () => {
  for (const [unit, bits] of [
    [12_345, 32],
    [1, 16],
    [2 ** 31 - 1, 31],
  ] as const)
    expect(unitOf(naiveAnswer(7, 1, 1, unit, bits), 7, 1, bits)).toBe(unit);
  expect(unitOf(naiveAnswer(7, 1, -1, 12_345, 32), 7, 1, 16)).toBeUndefined();
});

it("refutes what no U can give: beyond the largest noise, and between its coarse values", () => {
  expect(couldHaveProduced(37, 0, 1)).toBe(false); // 53 ln 2 is 36.7
  expect(couldHaveProduced(-1000, 0, 1)).toBe(false);
  const [far, next] = [naiveAnswer(0, 1, -1, 5), naiveAnswer(0, 1, -1, 4)];
  expect(couldHaveProduced((far + next) / 2, 0, 1)).toBe(false);
});

it("knows ulps and grains", () => {
  expect([ulp(1), ulp(-1), ulp(1.999), ulp(2), ulp(2 - 2 ** -52)]).toEqual([2 ** -52, 2 ** -52, 2 ** -52, 2 ** -51, 2 ** -52]);
  expect(ulp(0)).toBe(Number.MIN_VALUE);
  expect([grainOf(1), grainOf(0)]).toEqual([2 ** -53, 0]);
  expect([isFinerThan(2 ** -54, 1), isFinerThan(2 ** -54, 0), isFinerThan(0.5, 1)]).toEqual([true, false, false]);
});

it("finds nothing finer in what the safe mechanism publishes: both worlds stand on the same grid", () => {
  const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1), sensitivity: 1 });
  const draw = sampler(seededRng("attacks/float/safe", 1));
  for (let i = 0; i < 5000; i++) {
    const [inZero, inOne] = [grid * draw(), 1 + grid * draw()];
    expect(isFinerThan(inZero, 1) || isFinerThan(inOne, 1)).toBe(false);
    expect(Number.isInteger(inZero / grid) && Number.isInteger(inOne / grid)).toBe(true);
  }
});

it("keeps to half a million tests a second (measured with tenfold room, for machines under load)", () => {
  const rng = seededRng("attacks/float/speed", 1);
  const answers = Array.from({ length: 20_000 }, () => naiveLaplace(1, 1, rng));
  const began = performance.now();
  for (const answer of answers) couldHaveProduced(answer, 0, 1);
  expect((performance.now() - began) / answers.length).toBeLessThan(10 / 500);
});

it("refuses what is no question", () => {
  for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => couldHaveProduced(1, 0, scale)).toThrow(/scale/);
  expect(() => couldHaveProduced(Number.NaN, 0, 1)).toThrow(RangeError);
  expect(() => couldHaveProduced(1, Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
});

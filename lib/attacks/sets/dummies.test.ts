import { expect, it } from "vitest";
import { fitOf } from "../../dp/chi-square.ts";
import { seededRng } from "../../random/index.ts";
import { dummiesOf } from "./dummies.ts";

const rng = seededRng("dummies", 1);
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

it("two halves of 2t dummies have as many in common as the hypergeometric law says", () => {
  for (const t of [1, 2, 7, 30]) {
    const noise = dummiesOf(t, "half", rng);
    const draws = Array.from({ length: 20_000 }, () => noise.draw() + t / 2);
    const { chi2, bound } = fitOf(draws, (z) => (z < 0 || z > t ? 0 : choose(t, z) ** 2 / choose(2 * t, t)), t >> 1);
    expect(chi2, `t = ${t}`).toBeLessThan(bound);
    const variance = draws.reduce((sum, z) => sum + (z - t / 2) ** 2, 0) / draws.length;
    expect(Math.abs(variance / noise.variance - 1)).toBeLessThan(0.08);
  }
});

it("who adds none of them, or all, knows how many are in common", () => {
  for (const adds of ["none", "all"] as const) {
    const noise = dummiesOf(500, adds, rng);
    expect([noise.draw(), noise.draw(), noise.variance]).toEqual([0, 0, 0]);
  }
});

it("refuses no dummies, and half of one", () => {
  for (const t of [0, -1, 1.5, Number.NaN]) expect(() => dummiesOf(t, "half", rng)).toThrow(RangeError);
});

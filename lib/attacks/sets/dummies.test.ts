import { expect, it } from "vitest";
import { fitOf } from "../../dp/chi-square.ts";
import { overlapLaw, overlapVariance } from "../../psi/dp/overlap-law.ts";
import { seededRng } from "../../random/index.ts";
import { dummiesOf } from "./dummies.ts";

const rng = seededRng("dummies", 1);

it("two halves of 2t dummies have as many in common as the law says", () => {
  for (const t of [1, 2, 7, 30]) {
    const { draw } = dummiesOf(t, "half", rng);
    const { from, chances } = overlapLaw(t);
    const draws = Array.from({ length: 20_000 }, () => draw() + t / 2);
    const { chi2, bound, cells } = fitOf(draws, (z) => chances[z - from] ?? 0, Math.floor(t / 2));
    expect(chi2, `t = ${t}`).toBeLessThan(bound);
    expect(cells).toBeGreaterThan(1);
    const variance = draws.reduce((sum, z) => sum + (z - t / 2) ** 2, 0) / draws.length;
    expect(Math.abs(variance / overlapVariance(t) - 1)).toBeLessThan(0.08);
  }
});

it("who adds none of them, or all, knows how many are in common", () => {
  for (const adds of ["none", "all"] as const) {
    const { draw } = dummiesOf(500, adds, rng);
    expect([draw(), draw()]).toEqual([0, 0]);
  }
});

it("refuses no dummies, and half of one", () => {
  for (const t of [0, -1, 1.5, Number.NaN]) expect(() => dummiesOf(t, "half", rng)).toThrow(RangeError);
});

import { describe, expect, it } from "vitest";
import { repeat, sampled } from "../event.ts";
import { lossOf, onSample } from "./loss-distribution.ts";
import { epsilonInterval } from "./pld.ts";
import { rdp } from "./rdp.ts";
import { sampledDiscreteGaussianRenyi } from "./renyi-sampled-discrete.ts";
import { sampledGaussianRenyi } from "./renyi-subsampled.ts";

/** The definition over the atoms of the sampled law, of one direction. */
function byAtoms(rate: number, sigma2: number, steps: number, order: number, direction: "remove" | "add"): number {
  const law = lossOf({ kind: "discrete-gaussian", sigma2, steps });
  if (!law) throw new Error("no law");
  const { atoms } = onSample(law, rate, direction);
  if (order === 1) return atoms.reduce((sum, { loss, mass }) => sum + mass * loss, 0);
  return Math.log1p(atoms.reduce((sum, { loss, mass }) => sum + mass * Math.expm1((order - 1) * loss), 0)) / (order - 1);
}

describe("a discrete Gaussian answer on a Poisson sample", () => {
  it.each([
    [0.3, 1.21, 1],
    [0.05, 4, 1],
    [0.5, 20, 3],
  ] as const)("at rate %s, variance %s, %s steps has the divergence of the definition, in the worse direction", (rate, sigma2, steps) => {
    for (const order of [1, 1.25, 2, 3.7, 9]) {
      const found = sampledDiscreteGaussianRenyi(rate, sigma2, steps, order) as number;
      const both = (["remove", "add"] as const).map((direction) => byAtoms(rate, sigma2, steps, order, direction));
      expect(found / (order === 1 ? (both[0] as number) : Math.max(...both))).toBeCloseTo(1, 8);
    }
  });

  it("tends to the continuous one as the steps get finer", () => {
    for (const order of [1.5, 2, 8, 40.5])
      expect(
        (sampledDiscreteGaussianRenyi(0.02, 1.21 * 64 ** 2, 64, order) as number) / sampledGaussianRenyi(0.02, 1.1, order),
      ).toBeCloseTo(1, 8);
  });

  it("rises with the order and with the rate, and leaves long sums to others", () => {
    const at = (rate: number, order: number) => sampledDiscreteGaussianRenyi(rate, 2, 1, order) as number;
    for (const [low, high] of [
      [1, 1.1],
      [1.1, 2],
      [2, 2.5],
      [2.5, 64],
    ] as const)
      expect(at(0.1, low)).toBeLessThan(at(0.1, high));
    expect(at(0.01, 4)).toBeLessThan(at(0.02, 4));
    expect(sampledDiscreteGaussianRenyi(0.1, 2, 1_000_000, 4)).toBeUndefined();
  });

  it("is worth an epsilon that is above the truth, and not by much", () => {
    const tree = {
      relation: "add-remove",
      event: repeat(1000, sampled(0.01, { kind: "discrete-gaussian", sigma2: 1.21, steps: 1 })),
    } as const;
    const [owed, exact] = [rdp.epsilonAt(tree, 1e-5), epsilonInterval(tree, 1e-5)];
    if (!owed.readable || !exact.readable) throw new Error("unreadable");
    expect(owed.epsilon).toBeGreaterThan(exact.atLeast);
    expect(owed.epsilon).toBeLessThan(1.35 * exact.epsilon);
  });
});

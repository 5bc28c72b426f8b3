import { describe, expect, it } from "vitest";
import { poissonAmplified } from "../amplification.ts";
import { delta as discreteGaussianDelta } from "../delta.ts";
import { compose, repeat, sampled } from "../event.ts";
import { fromDecimal } from "../rational.ts";
import { basic } from "./basic.ts";
import { gaussianEpsilon, gaussianSigma } from "./gaussian.ts";
import { epsilonOf, pure, under } from "./trees.fixture.ts";

const owed = (event: Parameters<typeof under>[0], delta: number) => epsilonOf(basic.epsilonAt(under(event), delta));

describe("basic composition", () => {
  it("adds what was typed: no last bit is over the budget, and none is spared", () => {
    expect(owed(compose(repeat(3, pure(0.3)), pure(0.1)), 0)).toBe(1);
    expect(owed(repeat(10, pure(0.1, 1e-6)), 1e-5)).toBe(1);
    expect(owed(repeat(10, pure(0.1, 1e-6)), 9.999999999999999e-6)).toBe(Number.POSITIVE_INFINITY);
    expect(owed(compose({ kind: "laplace", noise: 2 }, { kind: "discrete-laplace", rate: 0.25, steps: 2 }), 0)).toBe(1);
    expect(owed({ kind: "randomised-response", epsilon: 3, options: 4 }, 0)).toBe(3);
  });

  it("gives Gaussian noise the whole delta if it is alone, and equal shares if not", () => {
    const noise = gaussianSigma(1, 1e-5);
    expect(owed({ kind: "gaussian", noise }, 1e-5)).toBeCloseTo(1, 9);
    expect(owed(repeat(4, { kind: "gaussian", noise }), 4e-5)).toBeCloseTo(4, 9);
    expect(owed(compose({ kind: "gaussian", noise }, pure(1, 1e-6)), 1.1e-5)).toBeCloseTo(2, 9);
    expect(owed({ kind: "gaussian", noise }, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("reads the discrete Gaussian by its own law", () => {
    for (const [sigma2, steps] of [
      [4, 1],
      [30, 3],
      [0.5, 1],
    ] as const) {
      const epsilon = owed({ kind: "discrete-gaussian", sigma2, steps }, 1e-6);
      const at = (x: number) => discreteGaussianDelta(fromDecimal(sigma2), fromDecimal(x), steps);
      expect(at(epsilon)).toBeLessThanOrEqual(1e-6);
      expect(at(epsilon * (1 - 1e-6))).toBeGreaterThan(1e-6);
    }
  });

  it("amplifies on samples under add-remove: ln(1 + q (e^epsilon - 1))", () => {
    expect(owed(sampled(0.1, pure(2)), 0)).toBeCloseTo(0.49402870804417875, 14);
    expect(owed(sampled(0.1, pure(2, 1e-6)), 1e-7)).toBeCloseTo(0.49402870804417875, 14);
    const sampledNoise = poissonAmplified({ epsilon: gaussianEpsilon(0.5, 1e-4), delta: 0 }, 0.1).epsilon; // delta 1e-4 of the sample is 1e-5 of all
    expect(owed(sampled(0.1, { kind: "gaussian", noise: 2 }), 1e-5)).toBeCloseTo(sampledNoise, 9);
    expect(owed(sampled(0.5, { kind: "gaussian", noise: 1 }), 0.6)).toBe(0); // a sample of a half is (0, 0.5)-private whatever is done with it
  });

  it("has no formula for samples under replace-one", () => {
    expect(basic.epsilonAt(under(sampled(0.1, pure(2)), "replace-one"), 0)).toMatchObject({ readable: false });
    expect(basic.epsilonAt(under(sampled(1, pure(2)), "replace-one"), 0)).toMatchObject({ readable: true, epsilon: 2 });
  });
});

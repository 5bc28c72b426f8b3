/** Each case of vectors/dp-loss.json, at its own tolerance; and where a case is from a grid, the true value between both ends. */
import { expect, it } from "vitest";
import { families } from "./dp-loss.ts";
import { rngOf } from "./family.ts";
import { compareAll } from "./tolerance.ts";
import file from "./vectors/dp-loss.json" with { type: "json" };

interface Case {
  readonly id: string;
  readonly mechanism: string;
  readonly params: unknown;
  readonly expect: Readonly<Record<string, number>>;
  readonly tolerance: { readonly rel?: number; readonly abs?: number; readonly note?: string };
}

const cases = file.cases as readonly Case[];
const familyOf = (mechanism: string) => families.find((family) => family.mechanism === mechanism);

it.each(cases)("$id", ({ id, mechanism, params, expect: wanted, tolerance }) => {
  const got = familyOf(mechanism)?.compute(params, { rng: rngOf(id), wanted: Object.keys(wanted) });
  if (!got) throw new Error(`No family computes ${mechanism}.`);
  expect(compareAll(got, wanted, tolerance).filter(({ near }) => !near)).toEqual([]);
  const [key, value] = Object.entries(wanted)[0] as [string, number];
  // The reference of a grid is itself off by up to 2e-5 (its confirmation says so).
  if (mechanism.startsWith("pld.")) {
    expect(got[key]).toBeGreaterThanOrEqual(value * (1 - 2e-5));
    expect(got["atLeast"]).toBeLessThanOrEqual(value * (1 + 2e-5));
  }
});

it("has a case for each family", () => {
  expect(families.map(({ mechanism }) => mechanism).filter((mechanism) => !cases.some((each) => each.mechanism === mechanism))).toEqual([]);
});

it("refuses what is not admissible or not known", () => {
  const compute = (mechanism: string, params: unknown) => familyOf(mechanism)?.compute(params, { rng: rngOf("none"), wanted: [] });
  expect(() => compute("gaussian.delta", { sigma: 0, sensitivity: 1, epsilon: 1 })).toThrow();
  expect(() => compute("gaussian.delta", { sigma: 1, sensitivity: 1, epsilon: 1, sigam: 2 })).toThrow();
  expect(() => compute("gaussian.sigma", { epsilon: 2, delta: 1e-5, sensitivity: 1, method: "classical" })).toThrow(RangeError);
  expect(() => compute("pld.dpsgd", { sigma: 1, samplingRate: 2, steps: 1, delta: 1e-5 })).toThrow();
  expect(() => compute("rdp.toEpsilon", { gaussianSigma: 1, delta: 0, conversion: "improved" })).toThrow(RangeError);
});

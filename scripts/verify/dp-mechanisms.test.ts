/** Each case of vectors/dp-mechanisms.json, at its own tolerance. */
import { expect, it } from "vitest";
import { families } from "./dp-mechanisms.ts";
import { type Results, rngOf } from "./family.ts";
import { compareAll, type Tolerance } from "./tolerance.ts";
import file from "./vectors/dp-mechanisms.json" with { type: "json" };

interface Case {
  readonly id: string;
  readonly mechanism: string;
  readonly params: unknown;
  readonly expect: Results;
  readonly tolerance: Tolerance;
}

const cases = file.cases as unknown as readonly Case[];
const familyOf = (mechanism: string) => families.find((family) => family.mechanism === mechanism);
const compute = (mechanism: string, params: unknown) => familyOf(mechanism)?.compute(params, { rng: rngOf("none"), wanted: [] });

it.each(cases)("$id", ({ mechanism, params, expect: wanted, tolerance }) => {
  const family = familyOf(mechanism);
  const got = compute(mechanism, params);
  if (!(family && got)) throw new Error(`No family computes ${mechanism}.`);
  expect(compareAll(got, wanted, tolerance).filter(({ near }) => !near)).toEqual([]);
  expect(Object.keys(got).sort()).toEqual(Object.keys(family.gives).sort());
  for (const name of Object.keys(params as object)) expect(family.params).toHaveProperty(name);
});

it("has a case for each family", () => {
  expect(families.map(({ mechanism }) => mechanism).filter((mechanism) => !cases.some((each) => each.mechanism === mechanism))).toEqual([]);
});

it("refuses parameters that it does not know, for every family", () => {
  for (const { mechanism, params } of cases) expect(() => compute(mechanism, { ...(params as object), epsilno: 1 })).toThrow();
});

it("refuses what is not admissible", () => {
  const bad: readonly (readonly [string, object])[] = [
    ["rr.keepProbability", { epsilon: 0 }],
    ["rr.estimate", { keepProbability: 0.5, yes: 1, n: 2 }],
    ["rr.estimate", { keepProbability: 0.75, yes: 3, n: 2 }],
    ["grr.epsilon", { keepProbability: 0.2, categories: 4 }],
    ["rappor.epsilon", { f: 0, p: 0.5, q: 0.75 }],
    ["exponentialMechanism.probabilities", { scores: [1], epsilon: 1, sensitivity: 1 }],
    ["partitionSelection.keepProbability", { epsilon: 1, delta: 0.1, users: 3, mechanism: "truncated geometric" }],
    ["hierarchical.rangeVariance", { leaves: 8, branching: 2, levels: 3, lo: 0, hi: 8, epsilon: 1 }],
    ["hierarchical.consistency", { noisy: [1, 2, 3, 4] }],
    ["continual.binaryMechanism", { T: 8, t: 9, epsilon: 1 }],
    ["sensitivity", { query: "mean", lower: 0, upper: 1, n: 5, relation: "add-remove" }],
    ["sensitivity", { query: "median", relation: "add-remove" }],
  ];
  for (const [mechanism, params] of bad) expect(() => compute(mechanism, params), `${mechanism} ${JSON.stringify(params)}`).toThrow();
});

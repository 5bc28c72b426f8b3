// Every reference case of attacks, audits and discrete noise, recomputed; and parameters that are none are refused.
import { expect, it } from "vitest";
import { families } from "./dp-attacks.ts";
import { type Family, type Results, rngOf } from "./family.ts";
import { judgeCase } from "./judge-case.ts";
import { compareAll } from "./tolerance.ts";
import file from "./vectors/dp-attacks.json" with { type: "json" };

const familyOf = (mechanism: string): Family => {
  const found = families.find((family) => family.mechanism === mechanism);
  if (!found) throw new Error(`No family computes ${mechanism}.`);
  return found;
};
const computed = (mechanism: string, params: unknown, id = "test") => familyOf(mechanism).compute(params, { rng: rngOf(id), wanted: [] });
/** Each case once under its own stream: some take a second. */
const results = new Map(file.cases.map(({ id, mechanism, params }) => [id, computed(mechanism, params, id)] as const));
const told = (id: string): Results => results.get(id) as Results;

it.each(file.cases.map((each) => [each.id, each] as const))("%s", (id, each) => {
  const row = { file: "dp-attacks.json", id, topic: each.mechanism, got: null, want: null, tolerance: null };
  const family = { ...familyOf(each.mechanism), compute: () => told(id) };
  expect(judgeCase(row, each, family)).toMatchObject({ status: "ok", note: "" });
});

it("covers all of its families, and a case that is off is off", () => {
  expect(new Set(file.cases.map(({ mechanism }) => mechanism))).toEqual(new Set(families.map(({ mechanism }) => mechanism)));
  for (const each of file.cases.filter(({ expect: want }) => Object.values(want).every((value) => value > 0.01))) {
    const got = told(each.id);
    const wrong = Object.fromEntries(
      Object.entries(each.expect as unknown as Record<string, number>).map(([key, value]) => [key, 0.5 * value]),
    );
    expect(
      compareAll(got, wrong, each.tolerance).some(({ near }) => !near),
      each.id,
    ).toBe(true);
  }
});

it("has the statistical cases right under other streams too: not by the luck of one seed", () => {
  const dear = ["O012", "O013", "O015", "O016"]; // of reconstruction the smallest stands for all
  for (const each of file.cases.filter(({ id, tolerance }) => "statistical" in tolerance && !dear.some((name) => id.startsWith(name)))) {
    const got = computed(each.mechanism, each.params, `${each.id}/again`);
    const want = each.expect as unknown as Record<string, number>;
    expect(
      compareAll(got, want, each.tolerance).every(({ near }) => near),
      `${each.id}: ${JSON.stringify(got)}`,
    ).toBe(true);
  }
});

it("agrees with theory where there are no reference numbers", () => {
  const { meanRecovered, predicted } = computed("attack.reconstructionLeastSquares", {
    n: 40,
    queries: 300,
    noise: "normal",
    noiseSd: 4,
    trials: 200,
  });
  expect(Math.abs((meanRecovered as number) - (predicted as number))).toBeLessThan(5 * (0.5 / Math.sqrt(40 * 200)) + 0.004);
  expect(
    computed("audit.wrongSensitivity", { claimedEpsilon: 4, laplaceScale: 2, trueDifference: 4, trialsEach: 50_000, alpha: 0.05 }),
  ).toMatchObject({ epsilonTrue: 2, exceedsClaim: false });
});

it.each<readonly [string, unknown]>([
  ["attack.difference", { laplaceScale: -1 }],
  ["attack.difference", { laplaceScale: 1, repeats: 3 }],
  ["attack.averaging", { laplaceScale: 1, repeats: 0 }],
  ["attack.dinurNissimExhaustive", { n: 13, maxError: 1 }],
  ["attack.floatingPoint", { scale: 1, f0: 0, f1: 1, mechanism: "another", trials: 10 }],
  ["attack.precision", { scale: 0, f0: 0, f1: 1, trials: 10 }],
  ["attack.reconstructionLeastSquares", { n: 8, queries: 64, noise: "normal", E: 1, trials: 1 }],
  ["attack.reconstructionLeastSquares", { n: 64, queries: 64, noise: "normal", noiseSd: 1, trials: 1 }],
  ["audit.clopperPearson", { successes: 5, trials: 4, alpha: 0.05 }],
  ["audit.epsilonLowerBound", { truePositives: 1, falsePositives: 1, trialsEach: 10, delta: 1, alpha: 0.05 }],
  ["audit.oneRunPure", { guesses: 10, correct: 9, beta: 0.05, delta: 1e-5 }],
  ["sparseVector.brokenNoQueryNoise", { epsilon: 1, D: [0], Dneighbour: [1], threshold: 0, output: ["below", "above"] }],
  ["discreteLaplace.pmf", { scale: 1, x: 0.5 }],
  ["discreteLaplace.accuracy", { scale: 1, alpha: 0 }],
  ["discreteGaussian.delta", { sigma2: 1, epsilon: 1, sensitivity: 0 }],
  ["secureLaplace.granularity", { epsilon: 1, l1Sensitivity: 1, granularityParam: "40" }],
])("%s refuses %j", (mechanism, params) => {
  expect(() => computed(mechanism, params)).toThrow();
});

import { describe, expect, it } from "vitest";
import { families } from "./dp-composition.ts";
import { judgeCase } from "./judge-case.ts";
import file from "./vectors/dp-composition.json" with { type: "json" };

const familyOf = (mechanism: string) => families.find((family) => family.mechanism === mechanism);
type Given = {
  readonly id: string;
  readonly mechanism: string;
  readonly params: object;
  readonly expect: object;
  readonly tolerance: object;
};
const judge = (given: Given) => {
  const family = familyOf(given.mechanism);
  if (family === undefined) throw new Error(`No family for ${given.mechanism}.`);
  return judgeCase({ id: given.id } as Parameters<typeof judgeCase>[0], given, family);
};

describe("composition, conversions, trade-offs, amplification, filters", () => {
  it.each(file.cases as Given[])("$id", (given) => expect(judge(given)).toMatchObject({ status: "ok" }));

  it("has a case for every family", () => {
    expect(families.filter(({ mechanism }) => !file.cases.some((given) => given.mechanism === mechanism))).toEqual([]);
    expect(new Set(families.map(({ mechanism }) => mechanism)).size).toBe(families.length);
  });

  it.each(file.cases as Given[])("$id would fail with a number that is off by a thousandth", (given) => {
    const off = (value: unknown): unknown =>
      typeof value === "number" ? value * 1.001 + 1e-3 : typeof value === "boolean" ? !value : (value as unknown[]).map(off);
    const expected = Object.fromEntries(Object.entries(given.expect).map(([key, value]) => [key, off(value)]));
    expect(judge({ ...given, expect: expected })).toMatchObject({ status: "off" });
  });

  it("says of each case which parameter it does not know, and refuses those that are none", () => {
    for (const given of file.cases as Given[]) {
      expect(judge({ ...given, params: { ...given.params, unheardOf: 1 } }).status, given.id).toBe("unreadable");
      for (const [key, value] of Object.entries(given.params)) {
        if (typeof value !== "number") continue;
        for (const bad of [-1, Number.NaN]) {
          expect(judge({ ...given, params: { ...given.params, [key]: bad } }).status, `${given.id} ${key} ${bad}`).toBe("unreadable");
        }
      }
    }
  });

  it("does not call permute-and-flip a mechanism of bounded range", () => {
    const given = (mechanism: string) =>
      judge({
        id: "range",
        mechanism: "zcdp.fromBoundedRange",
        params: { epsilon: 0.5, mechanism },
        expect: { rho: 0.03125 },
        tolerance: {},
      });
    expect(given("exponential")).toMatchObject({ status: "ok" });
    expect(given("permute-and-flip")).toMatchObject({
      status: "unreadable",
      note: expect.stringMatching(/^params\.mechanism: is not "exponential".* zcdp\.fromPure\.$/),
    });
  });

  it("reads lists as well as runs, deltas where there are some, and more than two options", () => {
    const compute = (mechanism: string, params: object) =>
      familyOf(mechanism)?.compute(params, { wanted: [] } as unknown as Parameters<(typeof families)[number]["compute"]>[1]);
    const list = compute("filter.fullyAdaptive", { epsilons: [0.1, 0.1, 0.2], deltaPrime: 1e-6 });
    const runs = {
      runs: [
        [0.1, 2],
        [0.2, 1],
      ],
    };
    expect(compute("filter.fullyAdaptive", { epsilons: runs, deltaPrime: 1e-6 })).toEqual(list);
    expect(compute("composition.optimalHeterogeneous", { epsilons: [1], deltas: [0.1], epsilonTotal: 1 })).toEqual({ delta: 0.1 });
    expect(() => compute("composition.optimalHeterogeneous", { epsilons: [1], deltas: [], epsilonTotal: 1 })).toThrow(/as many/);
    expect(compute("fdp.randomizedResponseTPR", { keepProbability: 0.5, fpr: 0.125, options: 5 })).toEqual({ tpr: 0.5 });
    expect(() => compute("amplification.shuffle", { n: 100, epsilonLocal: 5, delta: 1e-6 })).toThrow(RangeError);
  });
});

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import type { Result } from "./overfit.result.ts";
import { overfit, params } from "./overfit.ts";
import { tells } from "./overfit.verdicts.ts";
import { runExperiment } from "./run.ts";

const start = async (settings: Partial<typeof params.defaults> = {}, seed = 1): Promise<Result> =>
  (
    await runExperiment(
      overfit,
      { ...params.defaults, runs: 20, ...settings },
      { host: inMemory(), signal: new AbortController().signal, seed },
    )
  ).result;

describe("one run", () => {
  it("has its fields, survives JSON, and is the same under the same seed", async () => {
    const result = await start();
    expect(v.is((await overfit.outcome()).result, result)).toBe(true);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(await start()).toEqual(result);
    expect((await start({}, 2)).used).not.toEqual(result.used);
  });

  it("goes through all of its points where it has as many bends as it needs, and the attacker knows every one", async () => {
    const result = await start({ degree: 9, points: 10 });
    expect(result.error.used).toBeLessThan(1e-18);
    expect(result.auc).toBe(1);
    expect(result.degrees.map(({ degree }) => degree)).toEqual([1, 3, 5, 7, 9]);
  });

  it("has errors that are those of the curve it shows", async () => {
    const { curve, used, error } = await start({ degree: 3 });
    expect(used.reduce((sum, one) => sum + one.error, 0) / used.length).toBeCloseTo(error.used, 12);
    for (const { x, y, error: square } of used) {
      const [left, right] = [curve.findLast((place) => place.x <= x), curve.find((place) => place.x > x)];
      if (!left || !right) continue;
      const between = left.y + ((x - left.x) / (right.x - left.x)) * (right.y - left.y);
      expect(Math.abs(Math.abs(y - between) - Math.sqrt(square))).toBeLessThan(2e-3);
    }
  });
});

it("tells more the higher the degree (reference: .526, .547, .638, .748, .863 at 1, 3, 9, 14, 20)", async () => {
  const { degrees } = await start({ runs: 150 });
  for (const [degree, auc] of [
    [1, 0.526],
    [3, 0.547],
    [9, 0.638],
    [14, 0.748],
    [20, 0.863],
  ] as const) {
    expect(Math.abs((degrees.find((each) => each.degree === degree)?.auc ?? 0) - auc)).toBeLessThan(0.03);
  }
  const errors = degrees.map(({ used }) => used);
  expect([...errors].sort((a, b) => b - a)).toEqual(errors);
  expect(degrees.at(-1)?.others).toBeGreaterThan(2 * (degrees.find(({ degree }) => degree === 5)?.others ?? 0));
});

const one = (low: number) => ({ degree: 3, degrees: [{ degree: 3, used: 0, others: 0, auc: low + 0.05, low, high: low + 0.1 }] });
it("verdict overfit/tells: yes", () => expect(tells(one(0.51))).toBe(true));
it("verdict overfit/tells: no", () => {
  expect(tells(one(0.5))).toBe(false);
  expect(tells({ degree: 3, degrees: [] })).toBe(false);
});

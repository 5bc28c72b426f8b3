import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import type { Result } from "./dummies.result.ts";
import { dummies, type Frame } from "./dummies.ts";
import { dummiesOutnumberRows, gaussianIsEnough, tableAgrees } from "./dummies.verdicts.ts";
import { runExperiment } from "./run.ts";

async function run(values: object) {
  const frames: Frame[] = [];
  const { result } = await runExperiment(
    dummies,
    { ...dummies.params.defaults, ...values },
    { host: inMemory(), signal: new AbortController().signal, seed: 1, frame: (frame) => frames.push(frame as Frame) },
  );
  return { result, frames };
}
const { result, frames } = await run({ queries: 6, identifiers: 1, rows: 1000 });
const { result: two } = await run({ epsilon: 8, queries: 1, identifiers: 2, delta: 2e-4 });
const published = (r: Result) => r.blocks.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells));

describe("dummies", () => {
  it("computes the published cells of these runs and columns, and its own number is among them", () => {
    expect(result).toMatchObject({ dummies: 145, releases: 6, delta: 1e-4, agree: { cells: 25, equal: 25, worst: 0 } });
    expect(result.owed.delta).toBeLessThanOrEqual(1e-4);
    expect(published(result)[1]).toEqual({ epsilon: 2, dummies: 145, published: 145 });
  });

  it("grows: the number and the law first, then the curve, then cell by cell", () => {
    expect(frames).toHaveLength(28);
    expect(frames[0]).toMatchObject({ dummies: 145 });
    expect(frames[0]?.curve).toBeUndefined();
    expect(frames[1]?.curve).toHaveLength(25);
    expect(frames.slice(3).map(({ agree }) => agree?.cells)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it("draws the law nearly whole, and a curve that falls through the promise", () => {
    const { law, curve, owed } = result;
    expect(law.chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    expect(law.gaussian.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 3);
    const bell = law.gaussian;
    law.chances.forEach((p, i) => {
      expect(Math.abs(p - (bell[i] as number))).toBeLessThan(2e-3);
    });
    for (const key of ["one", "all", "gaussian"] as const)
      for (let i = 1; i < curve.length; i++) expect(curve[i]?.[key]).toBeLessThanOrEqual((curve[i - 1]?.[key] as number) + 1e-12);
    expect((curve[12]?.all as number) / owed.delta).toBeCloseTo(1, 3);
    expect(curve[12]?.epsilon).toBe(2);
  });

  it("charges k columns of dummies, and says what the published share leaves out", async () => {
    const { result: three } = await run({ queries: 6, identifiers: 3, rows: 1000 });
    expect(three).toMatchObject({ dummies: 433, cost: { added: 1299, work: 8 * 2299, workWithout: 8000 }, split: 6847 });
    expect(three.cost.share).toBeCloseTo(0.565, 3);
    expect(three.cost.oneColumn).toBeCloseTo(0.302, 3);
    expect(dummiesOutnumberRows(three)).toBe(true);
  });

  it("computes what nobody published, and refuses what no table would hold", async () => {
    expect(two.agree).toEqual({ cells: 0, equal: 0, worst: 0 });
    expect(two.delta).toBe(2e-4);
    await expect(run({ epsilon: 0.25, queries: 100, identifiers: 10 })).rejects.toThrow(/^epsilon: .+more than 1048576 dummies/);
  });
});

it("verdict dummies/dummies-outnumber-rows: yes", () => expect(dummiesOutnumberRows({ cost: { ...result.cost, share: 0.51 } })).toBe(true));
it("verdict dummies/dummies-outnumber-rows: no", () => expect(dummiesOutnumberRows(result)).toBe(false));
it("verdict dummies/gaussian-is-enough: yes", () => expect(gaussianIsEnough(result)).toBe(true));
it("verdict dummies/gaussian-is-enough: no", () => expect(gaussianIsEnough(two)).toBe(false));
it("verdict dummies/table-agrees: yes", () => expect(tableAgrees(result)).toBe(true));
it("verdict dummies/table-agrees: no", () => {
  expect(tableAgrees({ agree: { cells: 25, equal: 24, worst: 0.006 } })).toBe(false);
  expect(tableAgrees({ agree: { cells: 0, equal: 0, worst: 0 } })).toBe(false);
});

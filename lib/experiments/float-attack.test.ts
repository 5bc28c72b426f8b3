import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import type { Result } from "./float-attack.result.ts";
import { floatAttack } from "./float-attack.ts";
import { beyondEpsilon, proves } from "./float-attack.verdicts.ts";
import { runExperiment } from "./run.ts";

const ran = async (values: object = {}, seed = 1) => {
  const given = { ...floatAttack.params.defaults, tries: 800, ...values };
  return runExperiment(floatAttack, given, { host: inMemory(), signal: new AbortController().signal, seed });
};
const run = async (values: object = {}, seed = 1) => (await ran(values, seed)).result;

describe("float-attack", () => {
  it("convicts as often as measured elsewhere, and never the true count", async () => {
    const { doubles, grid } = await run();
    // 0.576 of the answers of 0 and 1 at scale 1 (reference values), five standard errors of 1,600 tries.
    expect(Math.abs(doubles.proved.share.measured - 0.576)).toBeLessThan(5 * Math.sqrt(0.25 / 1600));
    expect(doubles.falsely).toBe(0);
    expect(grid.falsely).toBe(0);
    expect(grid.proved).toMatchObject({ without: 0, with: 0 });
    const few = await run({ count: 11 });
    expect(few.doubles.proved.share.measured).toBeLessThan(0.1);
    expect((await run({ count: 1_000_000 })).doubles.proved.share.measured).toBe(0);
  });

  it("is right on the grid as often as the law allows, and in doubles more often", async () => {
    for (const epsilon of [0.25, 1, 4]) {
      const { doubles, grid, allowed } = await run({ epsilon, tries: 2000 });
      // On so fine a grid the nearer count is right with probability 1 - e^(-epsilon/2) / 2, and no guess is better than that.
      const law = 1 - Math.exp(-epsilon / 2) / 2;
      expect(Math.abs(grid.right.measured - law)).toBeLessThan(5 * Math.sqrt(0.25 / 4000));
      expect(grid.right.low).toBeLessThanOrEqual(allowed);
      expect(doubles.right.measured).toBeGreaterThan(law);
      expect(doubles.right.low).toBeLessThan(doubles.right.measured);
      expect(doubles.right.high).toBeGreaterThan(doubles.right.measured);
    }
  });

  it("tries the true count among others, and it is possible; on the grid all are", async () => {
    for (const [count, first] of [
      [1, 0],
      [50, 44],
    ] as const) {
      const { doubles, grid, counts, world } = await run({ count, tries: 100 });
      expect(doubles.candidates.map((candidate) => candidate.count)).toEqual(Array.from({ length: 12 }, (_, i) => first + i));
      expect(doubles.candidates.find((candidate) => candidate.count === counts[world])?.possible).toBe(true);
      expect(grid.candidates.every(({ possible }) => possible)).toBe(true);
      expect(Math.max(...doubles.candidates.map(({ likelihood }) => likelihood))).toBe(1);
    }
  });

  it("has the answer in the middle of its neighbours, and the bits are the answer's", async () => {
    const { doubles, grid, world } = await run({ tries: 100 });
    for (const panel of [doubles, grid]) {
      expect(panel.near[world][20]).toBe(true);
      expect(panel.near.with).toHaveLength(41);
      const { sign, exponent, fraction } = panel.bits;
      const size = (1 + Number.parseInt(fraction, 2) / 2 ** 52) * 2 ** (Number.parseInt(exponent, 2) - 1023);
      expect(sign === "1" ? -size : size).toBe(panel.answer);
    }
    // Gaps are what betrays: some neighbours cannot come out, others can.
    for (const row of [doubles.near.without, doubles.near.with]) expect(row).toEqual(expect.arrayContaining([true]));
    expect([...doubles.near.without, ...doubles.near.with]).toContain(false);
    expect([...grid.near.without, ...grid.near.with]).not.toContain(false);
    expect(grid.near.step).toBe(2 ** -10);
  });

  it("gives the same under the same seed, and another answer by its number without moving what is measured", async () => {
    const first = await run({ tries: 100 }, 3);
    expect(await run({ tries: 100 }, 3)).toEqual(first);
    const second = await run({ tries: 100, answer: 2 }, 3);
    expect(second.doubles.answer).not.toBe(first.doubles.answer);
    expect(second.doubles.proved).toEqual(first.doubles.proved);
    expect(floatAttack.acts?.[0]?.next(floatAttack.params.defaults, undefined)).toEqual({ answer: 2 });
  });

  it("shows the one answer before the many are counted", async () => {
    const frames: Result[] = [];
    const given = { ...floatAttack.params.defaults, tries: 100 };
    const frame = (shown: unknown) => frames.push(shown as Result);
    const { result } = await runExperiment(floatAttack, given, { host: inMemory(), signal: new AbortController().signal, seed: 1, frame });
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({
      tries: 0,
      world: result.world,
      doubles: { answer: result.doubles.answer, near: result.doubles.near },
    });
    expect(frames[0]?.grid.right).toEqual({ measured: 0, low: 0, high: 1 });
  });

  it("says how many tests it made a second", async () => {
    expect((await ran({ tries: 200 })).measured["rate"]).toBeGreaterThan(0);
  });

  it("verdict float-attack/proves: yes", async () => {
    const proofs = await Promise.all([1, 2, 3, 4, 5, 6].map((answer) => run({ answer, tries: 100 })));
    expect(proofs.some((result) => proves(result.doubles, result))).toBe(true);
  });
  it("verdict float-attack/proves: no", async () => {
    const result = await run({ tries: 100 });
    expect(proves(result.grid, result)).toBe(false);
    const large = await run({ count: 1_000_000, tries: 100 });
    expect(proves(large.doubles, large)).toBe(false);
  });
  it("verdict float-attack/beyond-epsilon: yes", async () => {
    const { doubles, allowed } = await run({ tries: 2000 });
    expect(beyondEpsilon(doubles, allowed)).toBe(true);
  });
  it("verdict float-attack/beyond-epsilon: no", async () => {
    const { grid, allowed } = await run({ tries: 2000 });
    expect(beyondEpsilon(grid, allowed)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { predictedRecovery } from "../attacks/outputs/index.ts";
import { nanoEpsilon } from "../dp/budget.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { inMemory } from "../protocol/index.ts";
import { readText } from "../schema/index.ts";
import { MOST_QUERIES, params, reconstruction } from "./reconstruction.ts";
import { likeCoins, overBudget, rebuilt } from "./reconstruction.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...params.defaults, people: 32, runs: 2, ...values };
  return (await runExperiment(reconstruction, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("reconstruction", () => {
  it("rebuilds the block from vague counts, and says how many it got right", async () => {
    const result = await run({ queries: 512, noise: 1 });
    expect(result).toMatchObject({ asked: 512, answered: 512, by: "least-squares", pays: 4, cost: 512, each: 1 });
    expect(result.right).toBe(result.secret.filter((bit, i) => bit === result.found[i]).length);
    expect(result.recovered).toBe(result.right / 32);
    expect(result.right).toBe(32); // theory: all but 1 in 10,000
    expect(await run({ queries: 512, noise: 1 })).toEqual(result);
    expect((await run({ queries: 512, noise: 1 }, 2)).secret).not.toEqual(result.secret);
  });

  it("measures dots that follow the theory drawn under them (six standard errors, and 0.004 for the theory)", async () => {
    const { dots } = await run({ runs: 12 });
    expect(dots.length).toBe(50);
    for (const { recovered, expected } of dots) expect(Math.abs(recovered - expected)).toBeLessThan(6 * (0.5 / Math.sqrt(12 * 32)) + 0.004);
    const misses = dots.map(({ recovered, expected }) => recovered - expected);
    expect(Math.abs(misses.reduce((a, b) => a + b) / 50)).toBeLessThan(0.02);
  });

  it("draws contours on which theory gives the share that they name", async () => {
    const { contours } = await run();
    for (const { share, points } of contours) {
      for (const { queries, noise } of [points[9], points[20], points[32]] as (typeof points)[number][]) {
        const { deviation } = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1 / noise), sensitivity: 1 });
        // a whole number of queries, and epsilon in billionths
        const at = (m: number) => predictedRecovery(32, m, deviation).recovered;
        expect(at(Math.floor(queries))).toBeLessThanOrEqual(share + 1e-6);
        expect(at(Math.ceil(queries))).toBeGreaterThanOrEqual(share - 1e-6);
      }
    }
  });

  it("a budget that is kept stops it; one that is only a number does not", async () => {
    const kept = await run({ queries: 1024, noise: 8, budget: 4, spent: "refuses" });
    expect(kept).toMatchObject({ asked: 1024, answered: 32, pays: 32, cost: 4, by: "linear-program", expected: null });
    expect(likeCoins(kept)).toBe(true);
    expect(await run({ queries: 1024, noise: 8, budget: 4 })).toMatchObject({ answered: 1024, cost: 128 });
    expect(await run({ noise: 3, budget: 1, spent: "refuses" })).toMatchObject({ answered: 3, pays: 3 });
    expect(await run({ noise: 0.1, budget: 4, spent: "refuses" })).toMatchObject({ answered: 0, pays: 0, cost: 0, by: "coin" });
  });

  it("finds as much by a linear program, and more than nothing from fewer counts than people", async () => {
    expect((await run({ queries: 256, noise: 0.5, method: "linear-program" })).recovered).toBe(1);
    const few = await run({ queries: 28, noise: 0.1 });
    expect(few).toMatchObject({ by: "linear-program", expected: null });
    expect(few.right).toBeGreaterThan(20);
  });

  it("refuses a linear program that would take minutes, with a sentence", () => {
    const { problems } = readText(params, [...new URLSearchParams("method=linear-program&queries=2048")]);
    expect(problems[0]?.sentence).toMatch(/at most 512 counts/);
    expect(reconstruction.acts?.[0]?.next({ ...params.defaults, queries: MOST_QUERIES }, undefined)).toBeUndefined();
    expect(reconstruction.acts?.[0]?.next(params.defaults, undefined)).toEqual({ queries: 1024 });
  });

  it("goes on with the same block where it was: more counts keep those there are, and the dots stay", async () => {
    const asked = async (kept: unknown, again = false, queries = 64) => {
      let memory: unknown = kept;
      const { result } = await runExperiment(reconstruction, { ...params.defaults, people: 32, runs: 2, queries }, {
        host: inMemory(),
        signal: new AbortController().signal,
        keep: (next: unknown) => {
          memory = next;
        },
        ...(kept === undefined ? {} : { before: { kept, again } }),
      } as never);
      return { result, memory };
    };
    const first = await asked(undefined);
    const more = await asked(first.memory, false, 128);
    expect(more.result.secret).toEqual(first.result.secret);
    expect(more.result.dots).toEqual(first.result.dots);
    expect((await asked(more.memory, true)).result.secret).not.toEqual(first.result.secret);
  });
});

it("verdict reconstruction/rebuilt: yes", async () => expect(rebuilt(await run({ noise: 1 }))).toBe(true));
it("verdict reconstruction/rebuilt: no", async () => expect(rebuilt(await run({ noise: 256 }))).toBe(false));
it("verdict reconstruction/like-coins: yes", async () => expect(likeCoins(await run({ noise: 256 }))).toBe(true));
it("verdict reconstruction/like-coins: no", async () => expect(likeCoins(await run({ noise: 1 }))).toBe(false));
it("verdict reconstruction/over-budget: yes", async () => expect(overBudget(await run())).toBe(true));
it("verdict reconstruction/over-budget: no", async () => expect(overBudget(await run({ spent: "refuses" }))).toBe(false));

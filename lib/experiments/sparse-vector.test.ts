import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { runExperiment } from "./run.ts";
import type { Result } from "./sparse-vector.result.ts";
import { sparseVector, VARIANTS } from "./sparse-vector.ts";
import { breaks, measured, stopped } from "./sparse-vector.verdicts.ts";

const run = async (values: object = {}, seed = 1): Promise<Result> => {
  const given = { ...sparseVector.params.defaults, runs: 1000, ...values };
  return (await runExperiment(sparseVector, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("sparse-vector", () => {
  it.each(VARIANTS)("%s: the runs agree with the exact law", async (variant) => {
    const { exact, measured: runs } = await run({ variant, belows: 2, count: 2, runs: 4000 });
    for (const world of ["first", "second"] as const) {
      const p = exact[world];
      expect(Math.abs(runs[world].hits / 4000 - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / 4000));
      expect(runs[world].low).toBeLessThanOrEqual(runs[world].hits / 4000);
    }
    if (exact.loss !== null) expect(runs.epsilon).toBeLessThan(exact.loss + 0.5);
  });

  it("the right one comes up to its epsilon and not beyond, at every length; each wrong one goes beyond", async () => {
    for (const epsilon of [0.5, 2, 8]) {
      const { growth } = await run({ epsilon, runs: 500 });
      for (const { losses } of growth) expect(losses.right).toBeLessThanOrEqual(epsilon * (1 + 1e-9));
      const long = growth.at(-1)?.losses;
      expect(long?.["no-query-noise"]).toBeNull();
      expect(long?.["query-noise-not-redrawn"]).toBeNull();
      for (const variant of ["no-cutoff", "cutoff-not-paid"] as const) expect(long?.[variant]).toBeGreaterThan(epsilon);
    }
  });

  it("says of each day what the variant said, until it stopped", async () => {
    const { days, answered, count, cost } = await run({ epsilon: 8, count: 2, runs: 500, variant: "right" });
    const said = days.filter((day) => day.said !== null);
    expect(answered).toEqual({ above: 2, below: said.length - 2 });
    expect(said.at(-1)?.said).toBe("above");
    expect(days.slice(said.length).every((day) => day.said === null)).toBe(true);
    expect(cost).toEqual({ row: 8, apart: (said.length * 8) / (4 * count) });
    const endless = await run({ variant: "no-cutoff", runs: 500 });
    expect(endless.days.every((day) => day.said !== null)).toBe(true);
  });

  it("has a pair in which no answer moves by more than one", async () => {
    for (const variant of VARIANTS) {
      const { pair, count } = await run({ variant, runs: 500, belows: 4 });
      expect(pair.first.map((answer, i) => Math.abs(answer - (pair.second[i] as number)))).toEqual(pair.row.map(() => 1));
      expect(pair.row.filter((word) => word === "above")).toHaveLength(variant === "no-cutoff" ? 4 : count);
    }
  });

  it("gives the same under the same seed, and the pair's runs move no day", async () => {
    const first = await run({ runs: 500 }, 3);
    expect(await run({ runs: 500 }, 3)).toEqual(first);
    expect((await run({ runs: 700 }, 3)).days).toEqual(first.days);
    expect((await run({ runs: 500 }, 4)).days).not.toEqual(first.days);
  });

  it("stands at the ends of its parameters", async () => {
    const wide = await run({ epsilon: 0.25, count: 8, belows: 16, days: 60, runs: 500 });
    expect(wide.exact.first).toBeGreaterThan(0);
    expect((await run({ days: 1, threshold: 0, count: 1, runs: 500 })).days).toHaveLength(1);
  });

  it("verdict sparse-vector/breaks: yes", async () => {
    expect(breaks(await run({ runs: 500 }))).toBe(true);
    expect(breaks(await run({ runs: 500, variant: "no-query-noise" }))).toBe(true);
  });
  it("verdict sparse-vector/breaks: no", async () => expect(breaks(await run({ runs: 500, variant: "right" }))).toBe(false));
  it("verdict sparse-vector/measured: yes", async () =>
    expect(measured(await run({ epsilon: 0.5, variant: "no-query-noise", belows: 1, count: 1, runs: 2000 }))).toBe(true));
  it("verdict sparse-vector/measured: no", async () => expect(measured(await run({ variant: "right", belows: 2 }))).toBe(false));
  it("verdict sparse-vector/stopped: yes", async () =>
    expect(stopped(await run({ runs: 500, variant: "right", threshold: 0 }))).toBe(true));
  it("verdict sparse-vector/stopped: no", async () => expect(stopped(await run({ runs: 500, variant: "no-cutoff" }))).toBe(false));
});

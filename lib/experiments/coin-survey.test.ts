import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import type { Result } from "./coin-survey.result.ts";
import { coinSurvey } from "./coin-survey.ts";
import { cheatsOutweighChance, firstCoin, freshCoinsLeak, intervalHolds } from "./coin-survey.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1): Promise<Result> => {
  const given = { ...coinSurvey.params.defaults, ...values };
  return (await runExperiment(coinSurvey, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0);

describe("coin-survey", () => {
  it("estimates the share of people whom it invented, with the error that the law says", async () => {
    const result = await run();
    expect(result).toMatchObject({ people: 1000, yes: 200, share: 0.2, cheats: 0, epsilon: 1 });
    const { keep } = result;
    expect(keep).toBeCloseTo(Math.E / (1 + Math.E), 14);
    expect(result.estimate).toBeCloseTo((result.said / 1000 - (1 - keep)) / (2 * keep - 1), 12);
    expect(result.standardError).toBeCloseTo(Math.sqrt(keep * (1 - keep) * 1000) / 1000 / (2 * keep - 1), 12);
    // Fixed seed; each exceeds six of its standard errors twice in 10^9 runs.
    expect(Math.abs(result.estimate - 0.2)).toBeLessThan(6 * result.standardError);
    expect(Math.abs(result.repeats.mean - 0.2)).toBeLessThan((6 * result.standardError) / Math.sqrt(200));
    expect(Math.abs(result.repeats.deviation / result.standardError - 1)).toBeLessThan(6 / Math.sqrt(400));
    expect(result.low).toBeLessThan(result.estimate);
    expect(result.high).toBeGreaterThan(result.estimate);
    expect(result.bias).toBe(0);
  });

  it("holds the truth in its intervals as often as it says, or more", async () => {
    let held = 0;
    for (let seed = 0; seed < 5; seed++) held += (await run({ days: 1 }, seed)).repeats.held;
    expect(held).toBeGreaterThan(1000 * 0.95 - 6 * Math.sqrt(1000 * 0.95 * 0.05)); // fixed seeds
  });

  it("counts every repeated survey once, beside what the exact law expects", async () => {
    const { repeats } = await run({ people: 400 });
    expect(sum(repeats.counts)).toBe(200);
    expect(sum(repeats.expected)).toBeCloseTo(200, 9);
    const chi2 = repeats.counts.reduce((all, n, i) => {
      const expected = repeats.expected[i] as number;
      return expected < 5 ? all : all + (n - expected) ** 2 / expected;
    }, 0);
    expect(chi2).toBeLessThan(60); // about 15 cells, fixed seed
    // The middle of the law is the truth.
    const centre = repeats.expected.reduce((all, n, i) => all + n * (repeats.from + (i + 0.5) * repeats.width), 0) / 200;
    expect(centre).toBeCloseTo(0.2, 3);
  });

  it("shows a crowd whose answers follow from truth and coin", async () => {
    const { crowd } = await run({ cheats: 20, cheatsSay: "yes" });
    expect(crowd).toHaveLength(100);
    for (const { truth, says, coin } of crowd) expect(says).toBe(coin === "kept" ? truth : coin === "turned" ? !truth : true);
    for (const coin of ["kept", "turned", "ignored"]) expect(crowd.some((one) => one.coin === coin)).toBe(true);
  });

  it("says how far those who ignore the coin pull, and is pulled so far", async () => {
    for (const [say, way] of [
      ["no", -1],
      ["yes", 1],
    ] as const) {
      const result = await run({ cheats: 20, cheatsSay: say });
      expect(result.cheats).toBe(200);
      expect(way * result.bias).toBeGreaterThan(0);
      expect(Math.abs(result.repeats.mean - result.share - result.bias)).toBeLessThan((6 * result.standardError) / Math.sqrt(200));
    }
  });

  it("lets an attacker be right as often as the majority's law says, day by day; memory stops it at one answer", async () => {
    const { asked, keep } = await run({ days: 90 });
    expect(asked.fresh.map(({ days }) => days)).toEqual([1, 2, 3, 5, 7, 10, 15, 22, 30, 45, 60, 90]);
    for (const { right, expected } of [...asked.fresh, asked.kept]) {
      expect(Math.abs(right - 1000 * expected)).toBeLessThan(6 * Math.sqrt(1000 * expected * (1 - expected)) + 1); // fixed seed
    }
    expect(asked.fresh[0]?.expected).toBeCloseTo(keep, 12);
    expect(asked.fresh.at(-1)?.expected).toBeGreaterThan(0.999);
    expect(asked.kept.expected).toBe(keep);
  });

  it("moves the log odds of a belief by epsilon, and by no more", async () => {
    const { belief, epsilon } = await run({ epsilon: 2, prior: 0.3 });
    const odds = (p: number) => Math.log(p / (1 - p));
    expect(odds(belief.yes) - odds(0.3)).toBeCloseTo(epsilon, 12);
    expect(odds(0.3) - odds(belief.no)).toBeCloseTo(epsilon, 12);
  });

  it("takes the coin by its epsilon or by how often it is true", async () => {
    const byTruth = await run({ setBy: "truth", truth: 0.75, days: 1 });
    expect(byTruth.keep).toBe(0.75);
    expect(byTruth.epsilon).toBeCloseTo(Math.log(3), 12);
    expect(firstCoin(byTruth.keep)).toBe(0.5);
  });

  it("gives the same under the same seed, and asks the same people whatever the coin", async () => {
    const once = await run({ days: 7 }, 4);
    expect(await run({ days: 7 }, 4)).toEqual(once);
    expect(await run({ days: 7 }, 5)).not.toEqual(once);
    const other = await run({ days: 7, epsilon: 4 }, 4);
    expect(other.crowd.map(({ truth }) => truth)).toEqual(once.crowd.map(({ truth }) => truth));
  });

  it("stands at the ends of its parameters", async () => {
    for (const values of [
      { epsilon: 0.05, people: 100, share: 0, cheats: 60, days: 365 },
      { epsilon: 10, people: 100, share: 100, cheats: 0, days: 1 },
      { setBy: "truth", truth: 0.9999, prior: 0.999, people: 100 },
      { setBy: "truth", truth: 0.51, prior: 0.001, people: 100 },
    ]) {
      const text = JSON.stringify(await run(values));
      expect(text).not.toContain("null"); // NaN and infinities become null
    }
  });

  it("verdict coin-survey/interval-holds: yes", async () => expect(intervalHolds(await run({ days: 1 }))).toBe(true));
  it("verdict coin-survey/interval-holds: no", async () => expect(intervalHolds(await run({ days: 1, cheats: 50 }))).toBe(false));
  it("verdict coin-survey/cheats-outweigh-chance: yes", async () =>
    expect(cheatsOutweighChance(await run({ days: 1, cheats: 20 }))).toBe(true));
  it("verdict coin-survey/cheats-outweigh-chance: no", async () =>
    expect(cheatsOutweighChance(await run({ days: 1, cheats: 1 }))).toBe(false));
  it("verdict coin-survey/fresh-coins-leak: yes", async () => expect(freshCoinsLeak(await run())).toBe(true));
  it("verdict coin-survey/fresh-coins-leak: no", async () => expect(freshCoinsLeak(await run({ days: 1 }))).toBe(false));
});

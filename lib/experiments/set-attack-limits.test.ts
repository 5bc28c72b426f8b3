/** What the figure says of its limits: each is shown by a control. */
import { describe, expect, it } from "vitest";
import { lowerBound } from "../dp/clopper-pearson.ts";
import { deltaOfDummies } from "../psi/dp/index.ts";
import { inMemory, runExperiment } from "./run.ts";
import type { Result } from "./set-attack.result.ts";
import { setAttack } from "./set-attack.ts";
import { params, type Settings } from "./set-attack-params.ts";

const run = async (settings: Partial<Settings> = {}) =>
  (await runExperiment(setAttack, { ...params.defaults, ...settings }, { host: inMemory(), signal: new AbortController().signal, seed: 1 }))
    .result;

describe("the honest limits, each by its control", () => {
  it("1: the whole budget on one person reaches its ceiling, and no more", async () => {
    const { target } = await run({ attack: "target", calls: 1, again: 1500 });
    const { won, pairs, ceiling, best, exact } = target as NonNullable<Result["target"]>;
    expect([ceiling, best]).toEqual([expect.closeTo(0.731, 3), expect.closeTo(0.731, 3)]);
    expect(exact).toBe(pairs);
    expect(lowerBound(won, pairs, 1e-6)).toBeLessThanOrEqual(ceiling);
    expect(won / pairs).toBeGreaterThan(0.66);
  });

  it("2: an epsilon for each call, and no budget, are no protection", async () => {
    const each = await run({ per: "each", attack: "noise-aware", again: 40 });
    expect(each.spread?.dp?.auc).toBeGreaterThan(0.85);
    expect(each.panels.dp).toMatchObject({ spent: 45, refused: 1 });
    const none = await run({ per: "none", attack: "noise-aware", calls: 128 });
    expect(none.panels.dp).toMatchObject({ spent: 128, refused: 0, calls: 128 });
    expect(none.panels.dp?.auc).toBeGreaterThan(0.97);
  });

  it("3: the noise is a quarter of a percent of 25,000 people, and all of 64", async () => {
    expect((await run()).noise?.ofOverlap).toBeCloseTo(0.0025, 4);
    expect((await run({ overlap: 64 })).noise?.ofOverlap).toBeCloseTo(0.994, 3);
  });

  it("4: one noise for all answers is taken off; answers that are remembered cost once", async () => {
    const { panels } = await run({ rule: "offset" });
    expect(panels.dp).toMatchObject({ complete: true, right: 16, mistaken: 0, auc: 1 });
    const same = await run({ rule: "remember", attack: "target" });
    expect(same.panels.dp).toMatchObject({ calls: 90, spent: 0.022222222, refused: 0 });
  });

  it("5, 6: dummies keep a weaker promise for one person; an attacker who adds none, or all, sees everything", async () => {
    const kept = await run({ defence: "dpca", epsilon: 2, calls: 10, again: 30 });
    expect([kept.noise?.dummies, kept.noise?.ceilings.target]).toEqual([241, expect.closeTo(0.658, 2)]);
    expect(kept.panels.dp?.refused).toBe(0); // nobody counts the calls
    expect(kept.spread?.dp?.auc).toBeLessThan(0.6);
    for (const adds of ["none", "all"] as const) {
      expect((await run({ defence: "dpca", epsilon: 2, adds })).panels.dp).toMatchObject({ right: 16, mistaken: 0, auc: 1 });
    }
  });

  it("6: few dummies are counted by their exact law, and what they cost is no less than promised of them", async () => {
    // The Gaussian of the same variance would say 3 and 6, which owe a delta of 0.05 and 0.011.
    for (const [epsilon, calls, dummies] of [
      [8, 1, 8],
      [20, 10, 10],
    ] as const) {
      const { noise, panels } = await run({ defence: "dpca", epsilon, calls, delta: 1e-4 });
      expect(noise?.dummies).toBe(dummies);
      const spent = panels.dp?.record.map((call) => call.spent) ?? [];
      expect(spent.every((cost, i) => cost > (spent[i - 1] ?? 0) && cost <= epsilon)).toBe(true);
      expect(await deltaOfDummies(dummies, calls, spent.at(-1) as number)).toMatchObject({ atLeast: expect.closeTo(1e-4, 5) });
    }
  });

  it("9: where a mark tells, no ceiling is claimed within a run", async () => {
    const { noise, markAuc } = await run({ bias: 8, attack: "features", epsilon: 0.1 });
    expect(noise?.ceilings).toMatchObject({ run: null, sizes: null });
    expect(markAuc).toBeGreaterThan(0.6);
  });

  it("7: a smallest question stops halving, and neither decoys nor a list of large questions", async () => {
    const stopped = await run({ rule: "minimum", decoys: false });
    expect(stopped.panels.exact).toMatchObject({ complete: false, refused: 1 });
    expect((await run({ rule: "minimum" })).panels.exact.complete).toBe(true);
    const weighed = await run({ rule: "minimum", decoys: false, attack: "weighing", n: 80, c: 20 });
    expect(weighed.panels.exact).toMatchObject({ calls: 31, complete: true, mistaken: 0 });
  });

  it("8: two accounts are two budgets; a set that changes makes exact answers wrong", async () => {
    expect((await run({ accounts: 2 })).panels.dp).toMatchObject({ calls: 90, spent: 1.99999998, refused: 2 });
    const { panels } = await run({ changes: 5 });
    expect(panels.exact.truth.length).toBeGreaterThan(16);
    expect(panels.exact.mistaken).toBeGreaterThan(0);
  });

  it("9: what a mark tells, it tells without a call", async () => {
    expect((await run({ bias: 8 })).markAuc).toBeGreaterThan(0.75);
    expect(Math.abs(((await run({ bias: 1 })).markAuc as number) - 0.5)).toBeLessThan(0.15);
  });
});

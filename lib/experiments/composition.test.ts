import { describe, expect, it } from "vitest";
import { epsilonInterval } from "../dp/account/index.ts";
import { epsilonLowerBound } from "../dp/audit.ts";
import { repeat, sampled } from "../dp/event.ts";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { pointsUpTo } from "./composition.run.ts";
import { composition } from "./composition.ts";
import { advancedIsWorse, auditWithinBound, estimateTooLow, planWasCut } from "./composition.verdicts.ts";
import { rowsUpTo } from "./composition-laws.run.ts";
import { planOf } from "./composition-plan.run.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...composition.params.defaults, games: 400, answers: 16, ...values };
  return (await runExperiment(composition, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("composition", () => {
  it("says what a hundred answers at 0.1 cost, as in the literature", async () => {
    // Basic 10, Dwork and Roth 5.85, zCDP 4.73, optimal 4.307: reference cases of composition at delta 1e-5.
    const { spent, granted, refused, fits, events } = await run({ mechanism: "response", answers: 100 });
    expect([granted, refused]).toEqual([100, 0]);
    expect(spent["basic"]).toEqual({ epsilon: 10, delta: 1e-5 });
    expect(spent["advanced"]?.epsilon).toBeCloseTo(5.8502, 3);
    expect(spent["zcdp"]?.epsilon).toBeCloseTo(4.7284, 3);
    expect(spent["optimal"]?.epsilon).toBeCloseTo(4.3068, 3);
    expect(spent["pld"]?.epsilon).toBeCloseTo(4.3068, 3);
    expect(spent["clt"]).toBeUndefined(); // there is no sample, and so no limit to speak of
    expect(events).toEqual([{ event: { kind: "randomised-response", epsilon: 0.1, options: 2 }, rate: 1, times: 100 }]);
    expect(fits).toMatchObject({ basic: 100, pld: 100 });
  });

  it("cuts the plan to what fits, by whoever decides, before anything is drawn", async () => {
    const basic = await run({ mechanism: "response", budget: 1, keeper: "basic" });
    expect([basic.granted, basic.refused]).toEqual([10, 6]); // ten times 0.1 is exactly 1
    expect(basic.audit.points.length).toBe(basic.at.filter((k) => k <= 10).length);
    const sharp = await run({ mechanism: "response", budget: 1.2, keeper: "pld" });
    expect(sharp.granted).toBe(sharp.fits["pld"]);
    expect(sharp.granted).toBeGreaterThan(basic.granted);
    const tree = (k: number) =>
      ({ relation: "add-remove", event: repeat(k, { kind: "randomised-response", epsilon: 0.1, options: 2 }) }) as const;
    const owed = (k: number) => {
      const interval = epsilonInterval(tree(k), 1e-5);
      return interval.readable ? interval.epsilon : Number.NaN;
    };
    expect(owed(sharp.granted)).toBeLessThan(1.2 + 1e-3);
    expect(owed(sharp.granted + 1)).toBeGreaterThan(1.2 - 1e-3);
  });

  it("refuses everything where the one who decides cannot read the plan, and nothing has then been spent", async () => {
    const nothing = await run({ mechanism: "sampled", keeper: "zcdp", answers: 3 });
    expect([nothing.granted, nothing.refused, nothing.atLeast, nothing.events]).toEqual([0, 3, 0, []]);
    expect(Object.values(nothing.spent).every(({ epsilon }) => epsilon === 0)).toBe(true);
    expect(nothing.audit).toMatchObject({ epsilonLowerBound: 0, points: [] });
    expect(nothing.unreadable.map(({ id }) => id)).toEqual(["zcdp", "gdp"]);
  });

  it("keeps the order that the theory has: optimal is not above basic, the audit not above the loss distribution", async () => {
    for (const values of [
      {},
      { mechanism: "gaussian", sigma: 2 },
      { mechanism: "sampled", sigma: 1, rate: 0.1 },
      { mix: "response", epsilon: 0.5 },
    ]) {
      const { spent, lines, audit } = await run(values);
      const at = (id: string) => lines.find((line) => line.id === id)?.epsilons as number[];
      const lower = lines.find(({ id }) => id === "pld")?.atLeast as number[];
      for (const [i, upper] of at("pld").entries()) {
        expect(lower[i]).toBeLessThanOrEqual(upper);
        expect(at("optimal")[i]).toBeLessThanOrEqual((at("basic")[i] as number) * (1 + 1e-12));
        expect(lower[i]).toBeLessThanOrEqual((at("optimal")[i] as number) + 1e-9);
        expect(lower[i]).toBeLessThanOrEqual((at("rdp")[i] as number) + 1e-9);
        if (i > 0) expect(upper).toBeGreaterThanOrEqual((at("pld")[i - 1] as number) - 1e-9);
      }
      expect(audit.epsilonLowerBound).toBeLessThanOrEqual(spent["pld"]?.epsilon as number); // fixed seed
    }
  });

  it("shares what its confidence leaves among all points of the audit, the granted answers' among them", async () => {
    const all = await run();
    const cut = await run({ mechanism: "response", answers: 100, budget: 1.1, keeper: "basic" });
    expect(cut.at).not.toContain(cut.granted); // so it is a bound more than there are points
    for (const { audit, granted } of [all, cut, await run({ answers: 1 })]) {
      const bounds = audit.points.length + (granted === cut.granted ? 1 : 0);
      expect(bounds * (1 - audit.confidenceOfEach)).toBeCloseTo(1 - audit.confidence, 12);
      expect(audit.epsilonLowerBound).toBe(epsilonLowerBound(audit, 1e-5, (1 - audit.confidence) / bounds));
    }
    expect(all.audit.points.length).toBeGreaterThan(10);
  });

  it("labels the Gaussian accountant an estimate, and lets it decide all the same: of what it can read it says no less than is true", async () => {
    const { lines, fits, spent, atLeast } = await run({ keeper: "gdp" });
    expect(lines.filter(({ kind }) => kind === "estimate").map(({ id }) => id)).toEqual(["gdp"]);
    expect(fits["gdp"]).toBe(16);
    expect(spent["gdp"]?.epsilon).toBeGreaterThanOrEqual(atLeast);
    const { lines: sampled, fits: ofSampled } = await run({ mechanism: "sampled", sigma: 1, rate: 0.1 });
    expect(sampled.filter(({ kind }) => kind === "estimate").map(({ id }) => id)).toEqual(["clt"]);
    expect(ofSampled["clt"]).toBeUndefined();
  });

  it("draws laws that are laws, and a tail that is delta", async () => {
    for (const values of [{}, { mechanism: "response" }, { mechanism: "sampled", sigma: 1 }]) {
      const { laws, tail } = await run(values);
      expect(laws.rows.map(({ answers }) => answers)).toEqual([1, 2, 4, 8, 16]);
      for (const { masses } of laws.rows) {
        const all = masses.reduce((sum, mass) => sum + mass, 0);
        expect(all).toBeGreaterThan(0.995);
        expect(all).toBeLessThan(1 + 1e-6);
      }
      expect(tail.delta / 1e-5).toBeCloseTo(1, 2);
      expect(tail.mass).toBeGreaterThan(tail.delta);
      expect(tail.counted.reduce((sum, each) => sum + each, 0) / tail.delta).toBeGreaterThan(0.95);
    }
  });

  it("gives the same result under the same seed", async () => {
    const once = await run({ games: 200 }, 3);
    expect(await run({ games: 200 }, 3)).toEqual(once);
    expect((await run({ games: 200 }, 4)).audit).not.toEqual(once.audit);
  });

  it("has points from one answer to all, and rows that double", () => {
    for (const answers of [1, 2, 7, 100, 1000]) {
      const at = pointsUpTo(answers);
      expect([at[0], at.at(-1)]).toEqual([1, answers]);
      expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
      expect(rowsUpTo(answers).length).toBeLessThanOrEqual(7);
    }
    expect(rowsUpTo(100)).toEqual([1, 4, 16, 64, 100]);
  });

  it("plays each mechanism by its own law: the mean of the odds, seen from the world without, is one", () => {
    // E[e^loss] over the world without the person is 1; over the world with, the mean loss is the Kullback-Leibler divergence.
    for (const values of [
      { mechanism: "response", epsilon: 1 },
      { mechanism: "laplace", epsilon: 1 },
      { mechanism: "gaussian", sigma: 1 },
      { mechanism: "sampled", sigma: 1, rate: 0.3 },
    ] as const) {
      const player = planOf({ ...composition.params.defaults, ...values })
        .kindOf(0)
        .player(seededRng("players", 1));
      const tries = 40_000;
      let [odds, inverse] = [0, 0];
      for (let i = 0; i < tries; i++) odds += Math.exp(player(false));
      for (let i = 0; i < tries; i++) inverse += Math.exp(-player(true));
      expect(Math.abs(odds / tries - 1)).toBeLessThan(0.06); // standard deviation of one term at most 1.4; fixed seed
      expect(Math.abs(inverse / tries - 1)).toBeLessThan(0.06);
    }
    const event = planOf({ ...composition.params.defaults, mechanism: "sampled", sigma: 2, rate: 0.5 }).treeOf(3);
    expect(event).toEqual(repeat(3, sampled(0.5, { kind: "discrete-gaussian", sigma2: 4, steps: 1 })));
  });

  const one = (epsilon: number) => ({ epsilon, delta: 1e-5 });
  it("verdict composition/advanced-is-worse: yes", async () => expect(advancedIsWorse(await run({ epsilon: 1 }))).toBe(true));
  it("verdict composition/advanced-is-worse: no", async () =>
    expect(advancedIsWorse(await run({ epsilon: 0.02, answers: 300 }))).toBe(false));
  it("verdict composition/audit-within-bound: yes", async () => expect(auditWithinBound(await run())).toBe(true));
  it("verdict composition/audit-within-bound: no", () =>
    expect(auditWithinBound({ spent: { pld: one(1) }, audit: { epsilonLowerBound: 1.2 } })).toBe(false));
  it("verdict composition/estimate-too-low: yes", async () =>
    expect(estimateTooLow(await run({ mechanism: "sampled", sigma: 1, rate: 0.01 }))).toBe(true));
  it("verdict composition/estimate-too-low: no", async () => expect(estimateTooLow(await run({ games: 200 }))).toBe(false));
  it("verdict composition/plan-was-cut: yes", async () => expect(planWasCut(await run({ budget: 0.5 }))).toBe(true));
  it("verdict composition/plan-was-cut: no", async () => expect(planWasCut(await run({ games: 200 }))).toBe(false));
});

import { describe, expect, it } from "vitest";
import { rdp, rdpAccountant } from "../dp/account/index.ts";
import { repeat, sampled } from "../dp/event.ts";
import { SHORT_ORDERS } from "../learning/odometer.ts";
import type { Values } from "../schema/index.ts";
import type { Frame, Result } from "./model-attack.result.ts";
import { modelAttack, type params } from "./model-attack.ts";
import { costsAccuracy, earlyAsHidden, plainLeaks, privateLeaks, thresholdBlind, withinCeiling } from "./model-attack.verdicts.ts";
import { inMemory, runExperiment } from "./run.ts";

const SMALL = { n: 100, models: 3, data: "synthetic" } as const;

async function run(change: Partial<Values<typeof params>>, seed = 1, csv?: string) {
  const frames: Frame[] = [];
  const notes: string[] = [];
  const { result } = await runExperiment(
    modelAttack,
    { ...modelAttack.params.defaults, ...change },
    {
      host: inMemory(csv === undefined ? {} : { owner: { name: "people.csv", bytes: new TextEncoder().encode(csv) } }),
      ...(csv !== undefined && { given: ["owner"] }),
      signal: new AbortController().signal,
      seed,
      frame: (frame) => frames.push(frame as Frame),
      progress: (_, note) => notes.push(note),
    },
  );
  return { result, frames, notes };
}

/** The run is given up there. */
async function firstFrame(change: Partial<Values<typeof params>>, seed: number): Promise<Frame> {
  const giveUp = new AbortController();
  let first: Frame | undefined;
  const frame = (shown: unknown) => {
    first = shown as Frame;
    giveUp.abort();
  };
  const options = { host: inMemory(), signal: giveUp.signal, seed, frame };
  await expect(runExperiment(modelAttack, { ...modelAttack.params.defaults, ...change }, options)).rejects.toThrow(/abort/);
  return first as Frame;
}

const small = await run(SMALL);

describe("what a run finds", () => {
  it("is the same under the same seed, and something else under another", async () => {
    expect((await run(SMALL)).result).toEqual(small.result);
    expect(await firstFrame(SMALL, 1)).toEqual(small.frames[0]);
    expect((await firstFrame(SMALL, 2)).plain).not.toEqual(small.frames[0]?.plain);
  });

  it("counts every kind of training, each attacker, and its records", () => {
    const { plain, early, dp, n, population, test, rows } = small.result;
    for (const { models, attacks } of [plain, early, dp]) {
      expect(models).toBe(3);
      expect(Object.keys(attacks)).toEqual(["loss-threshold", "calibrated-loss", "lira-offline", "lira-online", "rmia"]);
      for (const { one, others } of Object.values(attacks)) {
        expect(one.members + one.others).toBe(2 * n);
        expect(others).toBeGreaterThan(2 * one.others);
        expect(one.at1.alarms).toBeLessThanOrEqual(0.01 * one.others);
        expect(one.auc.low).toBeLessThan(one.auc.measured);
      }
    }
    expect([n, population, test, rows]).toEqual([100, 1000, 1000, 4000]);
    expect(dp.testAccuracy).toBeGreaterThan(0.15); // guessing among ten: 0.1, and five deviations are 0.05
  });

  it("charges each step it makes, and owes what the DP core says of the same event", () => {
    const { course, owed, plan, delta, epsilon } = small.result;
    expect(course.at(-1)?.step).toBe(plan.steps);
    const owes = (steps: number, { epsilonAt } = rdpAccountant(SHORT_ORDERS)) => {
      const event = repeat(steps, sampled(plan.rate, { kind: "gaussian", noise: plan.noise }));
      const core = epsilonAt({ relation: "add-remove", event }, delta);
      if (!core.readable) throw new Error(core.why);
      return core.epsilon;
    };
    expect(course.map(({ epsilon: spent }) => spent)).toEqual(course.map(({ step }) => owes(step)));
    expect(owed.renyi).toBe(owes(plan.steps));
    expect(owed.renyi).toBeLessThan(1.003 * owes(plan.steps, rdp));
    expect(owed.renyi).toBeLessThanOrEqual(epsilon);
    expect(owed.low).toBeLessThanOrEqual(owed.high);
    expect(owed.high).toBeLessThan(owed.renyi);
  });

  it("shows the most exposed first, as pictures, each with what its own trainings were", () => {
    const { exposed, plain } = small.result;
    expect(exposed).toHaveLength(12);
    expect(exposed.map(({ plain: { gap } }) => gap)).toEqual(exposed.map(({ plain: { gap } }) => gap).sort((a, b) => b - a));
    for (const each of exposed) {
      expect(each.points).toMatch(/^[0-9a-f]{100}$/); // 20 times 20 bits
      expect(each.plain.trained).toBe(each.dp.trained);
      expect(each.plain.found).toBeLessThanOrEqual(each.plain.trained);
      expect(each.plain.alarms).toBeLessThanOrEqual(plain.models - each.plain.trained);
    }
  });

  it("grows: the first picture has one plain model, the last but the end all of both kinds", () => {
    const { frames, notes } = small;
    expect(frames[0]).toMatchObject({ plain: { models: 1 }, exposed: [] });
    expect(Object.keys(frames[0]?.plain.attacks ?? {})).toEqual(["loss-threshold"]);
    expect(frames[0]?.dp).toBeUndefined();
    expect(frames.at(-1)).toMatchObject({ plain: { models: 3 }, dp: { models: 3 } });
    const counts = frames.map(({ plain, dp, course }) => plain.models + (dp?.models ?? 0) + course.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(notes).toContain("training private model 3 of 3");
  });

  it("takes the shadow classifier, another model and more epochs where asked", async () => {
    const { result } = await run({ ...SMALL, n: 50, model: "perceptron", classifier: true, early: 15 });
    expect(Object.keys(result.plain.attacks)).toContain("shadow-classifier");
    expect(result.early.attacks).toEqual(result.plain.attacks); // stopped where it ends anyway
  });

  it("is about digits by default: the blind threshold beside an attacker that is not", async () => {
    const { result } = await run({ n: 250, models: 5, epsilon: 1 }, 3);
    expect(result.plain.attacks["loss-threshold"]?.tprAt1).toBeLessThan(0.025);
    expect(result.best.plain.tprAt1).toBeGreaterThan(0.12);
    expect(result.best.dp?.auc).toBeLessThan(0.58);
    expect(result.exposed[0]?.points).toHaveLength(196);
    expect(plainLeaks(result)).toBe(true);
    expect(withinCeiling(result)).toBe(true);
    expect(costsAccuracy(result)).toBe(true);
  });
});

describe("a table of one's own", () => {
  const line = (i: number) => `${20 + ((7 * i) % 50)},${["a", "b", "c"][i % 3]},${(i * i) % 7 < 3 ? "low" : "high"}`;
  const table = (rows: number) => `age,team,income\n${Array.from({ length: rows }, (_, i) => line(i)).join("\n")}\n`;
  const columns = "age 18..70; team a|b|c; income low|high";
  const own = (csv: string, change: object = {}) => run({ models: 3, columns, ...change }, 1, csv);

  it("is learnt from as far as it goes, and no row of it is told", async () => {
    const { result, frames } = await own(table(400));
    expect(result).toMatchObject({ source: "own", rows: 400, n: 100, classes: ["low", "high"] });
    expect(result.exposed[0]).not.toHaveProperty("points");
    expect(frames).toEqual([]);
    expect(JSON.stringify(result)).not.toMatch(/team|age/);
  });

  it.each<[string, string, object, RegExp]>([
    ["no labels", table(200), { columns: "age 18..70" }, /no labels: declare a column of groups/],
    ["a label that is no declared column", table(200), { label: "rent" }, /"rent" is no declared column/],
    ["one class", `age,team,income\n${"30,a,low\n".repeat(200)}`, {}, /same label/],
    ["NaN", table(200).replace("20,a", "NaN,a"), {}, /line 2: the column "age" is missing or not a number/],
    ["a hole", table(200).replace("27,b", ",b"), {}, /line 3: the column "age"/],
    ["a group that was not declared", table(200), { columns: "age 18..70; team a|b; income low|high" }, /none of its declared groups/],
    ["a column that is not there", table(200), { columns: "size 1..2; income low|high" }, /does not name the declared column "size"/],
    ["nothing to learn from", table(200), { columns: "income low|high" }, /nothing to learn it from/],
    ["no declaration", table(200), { columns: "" }, /No column is declared/],
    ["an empty file", "age,team,income\n", {}, /empty/],
    ["too few rows", table(30), {}, /has 30 rows\. The game needs 80/],
    ["a million rows", `age,team,income\n${"30,a,low\n".repeat(1_000_000)}`, {}, /more than 100,?000 rows.*bring a sample/],
  ])("%s: a sentence", async (_, csv, change, sentence) => {
    await expect(own(csv, change)).rejects.toThrow(sentence);
  });

  it("remarks on constant columns and goes on", async () => {
    const { result } = await own(table(200).replaceAll(/^\d+,/gm, "30,"));
    expect(result.remark).toMatch(/^Column age is the same in every row/);
  });
});

describe("verdicts", () => {
  const attack = (low: number, at1 = 0.01): Result["plain"]["attacks"][string] => ({
    ...(small.result.plain.attacks["rmia"] as Result["plain"]["attacks"][string]),
    one: {
      auc: { measured: low + 0.05, low, high: low + 0.1 },
      members: 100,
      others: 100,
      at1: { fpr: 0.01, alarms: 1, tpr: 0.02, low: at1, high: 1 },
      at01: { fpr: 0.001, alarms: 0, tpr: 0, low: 0, high: 1 },
    },
  });
  const arm = (...lows: number[]) => ({ attacks: Object.fromEntries(lows.map((low, i) => [`attack ${i}`, attack(low)])) });

  it("verdict model-attack/plain-leaks: yes", () => expect(plainLeaks({ plain: arm(0.4, 0.51) })).toBe(true));
  it("verdict model-attack/plain-leaks: no", () => expect(plainLeaks({ plain: arm(0.4, 0.5) })).toBe(false));
  it("verdict model-attack/private-leaks: yes", () => expect(privateLeaks({ dp: arm(0.51) })).toBe(true));
  it("verdict model-attack/private-leaks: no", () => expect(privateLeaks({ dp: arm(0.49) })).toBe(false));
  it("verdict model-attack/within-ceiling: yes", () => {
    // One training above it, band and all, is no evidence: the ceiling is a mean over trainings.
    const dp = { above: { a: 0.3, b: -0.1 }, attacks: { a: { auc: 0.62, error: 0.01 }, b: { auc: 0.5, error: 0 } } };
    expect(withinCeiling({ dp, ceiling: { auc: 0.6 } })).toBe(true);
  });
  it("verdict model-attack/within-ceiling: no", () => {
    const dp = { above: { a: -0.1, b: -0.1 }, attacks: { a: { auc: 0.5, error: 0.1 }, b: { auc: 0.62, error: 0.006 } } };
    expect(withinCeiling({ dp, ceiling: { auc: 0.6 } })).toBe(false);
  });
  it("verdict model-attack/threshold-blind: yes", () =>
    expect(thresholdBlind({ plain: { attacks: { "loss-threshold": attack(0.6, 0.01) } } })).toBe(true));
  it("verdict model-attack/threshold-blind: no", () =>
    expect(thresholdBlind({ plain: { attacks: { "loss-threshold": attack(0.6, 0.011) } } })).toBe(false));
  it("verdict model-attack/early-as-hidden: yes", () =>
    expect(earlyAsHidden({ best: { early: { auc: 0.64 }, dp: { auc: 0.63 } } })).toBe(true));
  it("verdict model-attack/early-as-hidden: no", () =>
    expect(earlyAsHidden({ best: { early: { auc: 0.65 }, dp: { auc: 0.63 } } })).toBe(false));
  it("verdict model-attack/costs-accuracy: yes", () =>
    expect(costsAccuracy({ plain: { testAccuracy: 0.9 }, dp: { testAccuracy: 0.8 } })).toBe(true));
  it("verdict model-attack/costs-accuracy: no", () =>
    expect(costsAccuracy({ plain: { testAccuracy: 0.8 }, dp: { testAccuracy: 0.84 } })).toBe(false));
});

import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { attoDelta, NO_DELTA, nanoEpsilon } from "../dp/budget.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { neymanPearson } from "../dp/neyman-pearson.ts";
import { measureRoc } from "../dp/roc.ts";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import type { Result } from "./dial.result.ts";
import { dial, type Memory } from "./dial.ts";
import { answerRefused, attackWithinLimit, railsCrossed, relationMatters } from "./dial.verdicts.ts";
import { type RunOptions, runExperiment } from "./run.ts";

type Settings = Partial<typeof dial.params.defaults>;

const start = async (settings: Settings, options: Partial<RunOptions> = {}) =>
  (
    await runExperiment(
      dial,
      { ...dial.params.defaults, samples: 400, ...settings },
      { host: inMemory(), signal: new AbortController().signal, ...options },
    )
  ).result;

/** A figure: each run goes on from the last, as it does on a page. */
function figure(seed?: number) {
  let kept: Memory | undefined;
  const frames: Result[] = [];
  return {
    frames,
    kept: () => kept as Memory,
    run(settings: Settings, { again = false, ...options }: Partial<RunOptions> & { again?: boolean } = {}) {
      frames.length = 0;
      return start(settings, {
        seed,
        before: kept && { kept, again },
        keep: (memory) => {
          kept = structuredClone(memory) as Memory;
        },
        frame: (frame) => frames.push(frame as Result),
        ...options,
      });
    },
  };
}

describe("one run", () => {
  it("has the fields that an outside checker relies on, for every mechanism", async () => {
    for (const mechanism of ["geometric", "laplace", "gaussian"] as const) {
      const result = await start({ mechanism, publish: 2, samples: 2000 }, { seed: 1 });
      expect(v.is((await dial.outcome()).result, result)).toBe(true);
      expect(result).toMatchObject({ epsilon: 1, delta: mechanism === "gaussian" ? 1e-6 : 0, mechanism, sensitivity: 1, samples: 2000 });
      expect(result).toMatchObject({ published: [expect.any(Number), expect.any(Number)], spent: 2, refused: 0 });
      expect(result.roc[0]).toEqual({ fpr: 0, tpr: 0 });
      expect(result.roc.at(-1)).toEqual({ fpr: 1, tpr: 1 });
      const { measured, low, high, limit } = result.auc;
      expect(low < measured && measured < high && low <= limit && limit <= high).toBe(true);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it("gives geometric noise at sensitivity 1 the limit 1 / (1 + e^-epsilon)", async () => {
    for (const epsilon of [0.01, 0.1, 0.5, 1, 2, 4, 8, 20]) {
      const { auc, right } = await start({ epsilon, samples: 100 });
      expect(auc.limit).toBeCloseTo(1 / (1 + Math.exp(-epsilon)), 12);
      expect(right).toBeCloseTo(auc.limit, 12);
    }
  });

  it("counts every re-run, in a bin or outside, and in each portion all that were drawn so far", async () => {
    const { frames, run } = figure();
    const result = await run({ epsilon: 0.1, samples: 2000 });
    expect(frames.length).toBeGreaterThan(10);
    for (const { outputs, samples } of [...frames, result]) {
      for (const world of ["with", "without"] as const) {
        expect(outputs.drawn[world].reduce((sum, n) => sum + n, outputs.outside[world])).toBe(samples);
      }
    }
    expect(frames.map(({ samples }) => samples)).toEqual([...new Set(frames.map(({ samples }) => samples))].sort((a, b) => a - b));
    expect(result.samples).toBe(2000);
  });

  it("puts Laplace's answers on the declared grid", async () => {
    const { published } = await start({ mechanism: "laplace", grid: 3, epsilon: 0.1, publish: 20 });
    for (const value of published) expect(Number.isInteger(value * 8)).toBe(true);
    expect(published.some((value) => !Number.isInteger(value))).toBe(true);
  });

  it("names both ends of the ladder by numbers of this noise", async () => {
    const { ladder } = await start({ mechanism: "gaussian" });
    expect(ladder.map(({ epsilon }) => epsilon)).toEqual([0.1, 0.25, 0.5, 1, 2, 4, 8]);
    expect(ladder.map(({ error }) => error)).toEqual(ladder.map(({ error }) => error).sort((a, b) => b - a));
    expect(ladder.map(({ right }) => right)).toEqual(ladder.map(({ right }) => right).sort((a, b) => a - b));
  });

  it("is the same under the same seed", async () => {
    const once = await start({ mechanism: "laplace" }, { seed: 4 });
    expect(await start({ mechanism: "laplace" }, { seed: 4 })).toEqual(once);
    expect((await start({ mechanism: "laplace" }, { seed: 5 })).outputs.drawn).not.toEqual(once.outputs.drawn);
  });
});

describe("the ledger", () => {
  it("refuses what does not fit, and says what it needed and what there was", async () => {
    const { book, published, spent, left, refused } = await start({ epsilon: 1.25, budget: 3, publish: 4 });
    expect(published).toHaveLength(2);
    expect({ spent, left, refused }).toEqual({ spent: 2.5, left: 0.5, refused: 2 });
    expect(book.slice(2)).toMatchObject([
      { value: null, epsilon: 1.25, left: 0.5 },
      { value: null, epsilon: 1.25, left: 0.5 },
    ]);
  });

  it("adds up exactly: ten times 0.1 is 1, and the eleventh is refused", async () => {
    const result = await start({ epsilon: 0.1, budget: 1, publish: 11 });
    expect(result).toMatchObject({ spent: 1, left: 0, refused: 1 });
  });

  it("publishes until refused by one act, whatever price and budget", async () => {
    const [, until] = dial.acts ?? [];
    const amount = fc.integer({ min: 1, max: 40 }).map((n) => n / 20);
    await fc.assert(
      fc.asyncProperty(amount, amount, fc.integer({ min: 0, max: 3 }), async (epsilon, budget, publish) => {
        const { run } = figure(1);
        const values = { ...dial.params.defaults, samples: 100, epsilon, budget, publish };
        const before = await run(values);
        const after = await run({ ...values, ...until?.next(values, before) });
        expect(after.refused).toBe(before.refused + 1);
        expect(after.left).toBeLessThan(epsilon);
        expect(after.published.slice(0, before.published.length)).toEqual(before.published);
      }),
      { numRuns: 25 },
    );
  });

  it("asks for no more than can be asked for", () => {
    const values = { ...dial.params.defaults, publish: 2500 };
    expect(dial.acts?.map(({ next }) => next(values, undefined))).toEqual([undefined, undefined]);
  });
});

describe("runs that go on from one another", () => {
  it("k acts give what publish=k gives, under a seed", async () => {
    const { run } = figure(7);
    let values = { ...dial.params.defaults, samples: 400 };
    for (let i = 0; i < 4; i++) values = { ...values, ...dial.acts?.[0]?.next(values, await run(values)) };
    expect(await run(values)).toEqual(await start({ publish: 5 }, { seed: 7 }));
  });

  it("never draw a published answer again, each at its own price, whatever is set afterwards", async () => {
    const { run } = figure();
    const { published } = await run({ publish: 2 });
    const later: [Settings, boolean][] = [
      [{ publish: 2, epsilon: 0.25 }, false],
      [{ publish: 2 }, true],
      [{ publish: 3, epsilon: 0.25, mechanism: "laplace" }, false],
      [{ publish: 4, epsilon: 0.25, mechanism: "gaussian", sensitivity: 2 }, false],
    ];
    for (const [settings, again] of later) expect((await run(settings, { again })).published.slice(0, 2)).toEqual(published);
    const last = await run({ publish: 4, epsilon: 4 });
    expect(last.book.map(({ epsilon, mechanism }) => [epsilon, mechanism])).toEqual([
      [1, "geometric"],
      [1, "geometric"],
      [0.25, "laplace"],
      [0.25, "gaussian"],
    ]);
    expect(last).toMatchObject({ spent: 2.5, spentDelta: 1e-6, left: 0.5 });
  });

  it("have nothing left where the budget was lowered below what is spent", async () => {
    const { run } = figure();
    await run({ publish: 2 });
    expect(await run({ publish: 3, budget: 1, epsilon: 0.1 })).toMatchObject({ spent: 2, left: 0, refused: 1 });
  });

  it("begin a new book with other data, and with fewer answers than are public", async () => {
    const { run } = figure();
    await run({ publish: 3 });
    expect(await run({ publish: 1 })).toMatchObject({ published: [expect.any(Number)], spent: 1 });
    expect((await run({ publish: 2, count: 1000 })).published.every((value) => value > 500)).toBe(true);
  });

  it("do not draw the re-runs anew for an act, do so when asked to run again, and under other settings", async () => {
    const { run, frames } = figure();
    const first = await run({ mechanism: "laplace" });
    const act = await run({ mechanism: "laplace", publish: 2, budget: 4 });
    expect(frames).toEqual([]); // nothing has to grow again
    expect(act).toEqual({ ...first, ...(({ book, published, spent, left }) => ({ book, published, spent, left }))(act) });
    const again = await run({ mechanism: "laplace", publish: 2 }, { again: true });
    expect(again.outputs.drawn).not.toEqual(first.outputs.drawn);
    expect(again.book).toEqual(act.book);
    expect((await run({ mechanism: "laplace", publish: 2, epsilon: 0.5 })).outputs.drawn).not.toEqual(again.outputs.drawn);
  });

  for (const seed of [undefined, 3]) {
    it(`cut short, have kept what was to be seen, and go on where they were (${seed === undefined ? "system's randomness" : "seeded"})`, async () => {
      const { run, frames, kept } = figure(seed);
      const stopping = new AbortController();
      const painted = async () => {
        if (frames.length === 10) stopping.abort(new Error("a newer run took its place"));
      };
      await expect(run({ publish: 1 }, { signal: stopping.signal, painted })).rejects.toThrow("newer run");
      const seen = frames.at(-1) as Result;
      expect(kept().book).toEqual(seen.book);
      const next = await run({ publish: 2 });
      expect(next.book[0]).toEqual(seen.book[0]);
      expect(frames[0]?.samples).toBe(seen.samples);
      expect(frames[0]?.outputs).toEqual(seen.outputs);
      if (seed !== undefined) expect(next).toEqual(await start({ publish: 2 }, { seed }));
    });
  }
});

describe("the attacker's threshold", () => {
  it("lies on the exact curve wherever it stands, and errs more on one side where it errs less on the other", async () => {
    for (const mechanism of ["geometric", "laplace", "gaussian"] as const) {
      const { tests, samples } = await start({ mechanism, sensitivity: 2, samples: 4000 }, { seed: 1 });
      const delta = mechanism === "gaussian" ? attoDelta(1e-6) : NO_DELTA;
      const { points: curve } = neymanPearson(mechanismOf({ name: mechanism, epsilon: nanoEpsilon(1), delta, sensitivity: 2 }));
      let before = { fpr: 1, tpr: 1 };
      for (const { fpr, tpr, seen } of tests) {
        const after = curve.findIndex((point) => point.fpr >= fpr);
        const [a, b] = [curve[Math.max(0, after - 1)], curve[after]];
        if (a && b && b.fpr > a.fpr) {
          const along = a.tpr + ((b.tpr - a.tpr) * (fpr - a.fpr)) / (b.fpr - a.fpr);
          expect(Math.abs(tpr - along)).toBeLessThan(1e-9);
        }
        expect(fpr <= before.fpr && tpr <= before.tpr).toBe(true);
        // Hoeffding: all of some fifty shares at once are this near but for once in a million runs; and the seed is fixed.
        const near = Math.sqrt(Math.log(2e8) / (2 * samples));
        expect(Math.abs(seen.fpr - fpr) < near && Math.abs(seen.tpr - tpr) < near).toBe(true);
        before = { fpr, tpr };
      }
    }
  });

  it("is the best guess where it stands by itself, and moves by what is asked, in the answer's units", async () => {
    for (const [settings, from] of [
      [{}, 43],
      [{ sensitivity: 4 }, 41],
      [{ sensitivity: 4, threshold: 2.5 }, 44],
      [{ mechanism: "laplace" }, 42.5],
      [{ mechanism: "laplace", threshold: -1.25 }, 41.25],
      [{ question: "balance", relation: "replace-one" }, 42],
    ] as const) {
      const { test, right } = await start(settings);
      expect(test.from).toBe(from);
      if (!("threshold" in settings)) expect((1 + test.tpr - test.fpr) / 2).toBeCloseTo(right, 12);
    }
  });

  it("counts the re-runs that lie on its side, the same that the picture counts", async () => {
    const { tests, outputs, samples } = await start({ mechanism: "gaussian" }, { seed: 3 });
    const last = tests.at(-1);
    const above = Math.round((last?.seen.tpr ?? 0) * samples);
    const inside = outputs.drawn.with.reduce((a, b) => a + b);
    expect(Math.round((tests[0]?.seen.tpr ?? 0) * samples)).toBe(inside + above);
    const moved = await start({ mechanism: "gaussian", threshold: (tests[5]?.from ?? 0) - 42.5 }, { seed: 3 });
    expect(moved.test).toEqual(tests[5]);
    expect(moved.outputs).toEqual(outputs);
  });

  it("far away says always, or never", async () => {
    const { test: always } = await start({ threshold: -1e6 });
    const { test: never } = await start({ threshold: 1e6 });
    expect([always.fpr, always.tpr, never.fpr, never.tpr]).toEqual([1, 1, 0, 0]);
  });

  it("is set beside the curve of two normal laws, which Gaussian noise follows and never leaves by much", async () => {
    expect((await start({})).gdp).toBeNull();
    const { gdp, auc, scale } = await start({ mechanism: "gaussian" });
    expect(gdp?.mu).toBe(1 / scale);
    expect(Math.abs((gdp?.area ?? 0) - auc.limit)).toBeLessThan(2e-4);
  });
});

describe("the neighbouring relation", () => {
  const balance = { question: "balance", sensitivity: 2 } as const;

  it("changes nothing for a count, and everything for a balance: sensitivity, noise, curve, price", async () => {
    const [one, other] = [await start({ sensitivity: 2 }), await start({ sensitivity: 2, relation: "replace-one" })];
    expect(other.sensitivity).toBe(one.sensitivity);
    expect(other.auc.limit).toBe(one.auc.limit);
    const [more, replaced] = [await start(balance), await start({ ...balance, relation: "replace-one" })];
    expect([more.sensitivity, replaced.sensitivity]).toEqual([2, 4]);
    expect([more.scale, replaced.scale]).toEqual([2, 4]);
    expect(replaced.error).toBeGreaterThan(1.9 * more.error);
    expect(more.relations["replace-one"]).toMatchObject({ scale: replaced.scale, error: replaced.error, owes: 2 });
    expect(replaced.relations["add-remove"].owes).toBe(0.5);
    expect(replaced.curve).not.toEqual(more.curve);
  });

  it("keeps epsilon for the worlds it speaks of: no output is likelier by more", async () => {
    const { outputs, epsilon } = await start({ ...balance, relation: "replace-one", epsilon: 0.7 });
    for (const [i, p] of outputs.exact.with.entries())
      expect(Math.abs(Math.log(p / (outputs.exact.without[i] as number)))).toBeLessThanOrEqual(epsilon + 1e-12);
  });

  it("reads the same book anew, each answer at what its noise costs", async () => {
    const { run } = figure(1);
    const before = await run({ ...balance, publish: 2 });
    const after = await run({ ...balance, publish: 2, relation: "replace-one", budget: 5 });
    expect(after.published).toEqual(before.published);
    expect([before.spent, after.spent, after.left]).toEqual([2, 4, 1]);
    expect(await run({ ...balance, publish: 2, relation: "replace-one" })).toMatchObject({ spent: 4, left: 0 });
  });
});

describe("verdicts", () => {
  it("verdict dial/attack-within-limit: yes", async () =>
    expect(attackWithinLimit(await start({ samples: 20_000 }, { seed: 1 }))).toBe(true));

  it("verdict dial/attack-within-limit: no", () => {
    // Noise for sensitivity 1 and a person who moves the count by 4: the attacker does better than the promise lets anybody.
    const promised = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(1), sensitivity: 1 });
    const draw = promised.sampler(seededRng("dial", 1));
    const answers = (truth: number) => Array.from({ length: 20_000 }, () => truth + draw());
    const { auc } = measureRoc(answers(0), answers(4));
    expect(attackWithinLimit({ auc: { ...auc, limit: neymanPearson(promised).area } })).toBe(false);
  });

  it("verdict dial/answer-refused: yes", async () => expect(answerRefused(await start({ epsilon: 2, publish: 2 }))).toBe(true));
  it("verdict dial/answer-refused: no", async () => expect(answerRefused(await start({ epsilon: 1.5, publish: 2 }))).toBe(false));

  it("verdict dial/rails-crossed: yes", async () => expect(railsCrossed(await start({ mechanism: "gaussian" }))).toBe(true));
  it("verdict dial/rails-crossed: no", async () => {
    for (const mechanism of ["geometric", "laplace"] as const) expect(railsCrossed(await start({ mechanism, sensitivity: 3 }))).toBe(false);
  });

  it("verdict dial/relation-matters: yes", async () => expect(relationMatters(await start({ question: "balance" }))).toBe(true));
  it("verdict dial/relation-matters: no", async () => expect(relationMatters(await start({ relation: "replace-one" }))).toBe(false));

  it("holds the excess to delta in both directions, and finds the plain probability beyond the rails larger", async () => {
    const { beyond, delta } = await start({ mechanism: "gaussian", delta: 1e-4 });
    for (const world of ["with", "without"] as const) {
      expect(beyond.excess[world]).toBeGreaterThan(delta / 2);
      expect(beyond.excess[world]).toBeLessThanOrEqual(delta);
      expect(beyond.mass[world]).toBeGreaterThan(3 * delta);
    }
  });
});

import { describe, expect, it } from "vitest";
import { averagingSuccess } from "../attacks/outputs/index.ts";
import { inMemory } from "../protocol/index.ts";
import { pointsUpTo } from "./averaging-attack.run.ts";
import { averagingAttack } from "./averaging-attack.ts";
import { budgetRefuses, cacheEvaded, namedOf100, namesTheCount } from "./averaging-attack.verdicts.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...averagingAttack.params.defaults, asked: 60, runs: 300, ...values };
  return (await runExperiment(averagingAttack, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("averaging-attack", () => {
  it("without a defence succeeds as often as the closed form says, at every number of questions", async () => {
    const { panels, points, runs } = await run({ runs: 1000 });
    for (const [i, n] of points.entries()) {
      const truth = averagingSuccess(2, n);
      expect(panels.none.exact[i]).toBe(truth);
      // Six standard deviations of a share, and what the grid of 1/1024 may change.
      const six = 6 * Math.sqrt((truth * (1 - truth)) / runs) + 1e-3;
      expect(Math.abs((panels.none.hits[i] as number) / runs - truth)).toBeLessThan(six);
    }
    expect(panels.none).toMatchObject({ drawn: 60, refused: 0, spent: 30 });
  });

  it("is stopped at one draw by a memory, and not by a memory that is asked in other words", async () => {
    const same = await run();
    expect(same.panels.cache).toMatchObject({ drawn: 1, refused: 0, spent: 0.5 });
    expect(new Set(same.panels.cache.path).size).toBe(1);
    expect(same.wordings).toEqual({ first: ["diagnosed, aged 40 or more"], different: 1 });
    const reworded = await run({ wording: "reworded" });
    expect(reworded.panels.cache).toMatchObject({ drawn: 60, refused: 0, spent: 30 });
    expect(reworded.wordings.different).toBe(60);
    expect(reworded.truth).toBe(same.truth);
  });

  it("gets from a budget what was paid for, however often and in whatever words it asks", async () => {
    for (const wording of ["same", "reworded"]) {
      const { panels } = await run({ wording, epsilon: 0.1, budget: 0.3 });
      expect(panels.budget).toMatchObject({ drawn: 3, refused: 57 }); // three times 0.1 is exactly 0.3
      expect(panels.budget.exact.at(-1)).toBe(averagingSuccess(10, 3));
    }
    const none = await run({ epsilon: 0.5, budget: 0.4 });
    expect(none.panels.budget).toMatchObject({ drawn: 0, refused: 60, spent: 0 });
    expect(none.panels.budget.path.every((mean) => mean === null)).toBe(true);
    expect(none.panels.budget.hits.every((hits) => hits === 0)).toBe(true);
  });

  it("gives the same result under the same seed, and stands at the ends of its parameters", async () => {
    const once = await run({ runs: 60 }, 2);
    expect(await run({ runs: 60 }, 2)).toEqual(once);
    expect(await run({ runs: 60 }, 3)).not.toEqual(once);
    expect((await run({ asked: 1, runs: 50 })).points).toEqual([1]);
    expect((await run({ asked: 2000, runs: 50 })).panels.none.drawn).toBe(2000);
    for (const asked of [1, 2, 9, 300]) expect(pointsUpTo(asked).at(-1)).toBe(asked);
  });

  it("counts of a hundred", () => expect(namedOf100(30, { runs: 60 })).toBe(50));

  it("verdict averaging-attack/names-the-count: yes", async () =>
    expect(namesTheCount((await run({ epsilon: 2 })).panels.none)).toBe(true));
  it("verdict averaging-attack/names-the-count: no", async () =>
    expect(namesTheCount((await run({ epsilon: 0.1 })).panels.none)).toBe(false));
  it("verdict averaging-attack/cache-evaded: yes", async () => expect(cacheEvaded(await run({ wording: "reworded" }))).toBe(true));
  it("verdict averaging-attack/cache-evaded: no", async () => expect(cacheEvaded(await run())).toBe(false));
  it("verdict averaging-attack/budget-refuses: yes", async () => expect(budgetRefuses(await run())).toBe(true));
  it("verdict averaging-attack/budget-refuses: no", async () => expect(budgetRefuses(await run({ budget: 100 }))).toBe(false));
});

import { describe, expect, it } from "vitest";
import { inMemory } from "../protocol/index.ts";
import { readText } from "../schema/index.ts";
import { differencing, params } from "./differencing.ts";
import { betterThanBlind, questionRefused, salaryFound } from "./differencing.verdicts.ts";
import { HIGHEST_SALARY } from "./invented-payroll.ts";
import { runExperiment } from "./run.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...params.defaults, ...values };
  return (await runExperiment(differencing, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

describe("differencing", () => {
  it("finds any salary from exact totals, by each way that the rule lets through", async () => {
    for (const [way, rule] of [
      ["everybody", "smallest"],
      ["halves", "both-ends"],
      ["grid", "overlap"],
    ] as const) {
      for (const target of [1, 23, 60]) {
        const { estimate, salary, salaries, refused, questions, divisor } = await run({ way, rule, target });
        expect({ estimate, refused }).toEqual({ estimate: salaries[target - 1], refused: 0 });
        const sum = questions.reduce((all, { weight, answer }) => all + weight * (answer as number), 0);
        expect(sum / divisor).toBe(salary);
        expect(questions.every(({ group }) => group.length >= 6)).toBe(true);
      }
    }
  });

  it("refuses by the members of the groups: each way has a rule that stops it, but the grid", async () => {
    const refusals = async (way: string, rule: string) => (await run({ way, rule })).questions.map(({ refused }) => refused);
    expect(await refusals("everybody", "both-ends")).toEqual(["too-full", "too-full"]);
    expect(await refusals("halves", "overlap")).toEqual(["no", "overlap"]);
    expect(new Set(await refusals("grid", "overlap"))).toEqual(new Set(["no"]));
    const { estimate, answers, again } = await run({ way: "halves", rule: "overlap", noise: "geometric" });
    expect({ estimate, answers, again }).toEqual({ estimate: null, answers: 0, again: null });
  });

  it("is the same under the same seed, and refuses the same questions about another payroll", async () => {
    expect(await run({ noise: "geometric" })).toEqual(await run({ noise: "geometric" }));
    const [one, other] = [await run({ way: "halves", rule: "overlap" }), await run({ way: "halves", rule: "overlap" }, 2)];
    expect(other.salaries).not.toEqual(one.salaries);
    expect(other.questions.map(({ refused }) => refused)).toEqual(one.questions.map(({ refused }) => refused));
  });

  it.each([
    { way: "everybody", epsilon: 8, times: 4 },
    { way: "grid", epsilon: 8, times: 1 },
    { way: "halves", epsilon: 8, times: 16, pays: "all" },
  ])("comes near as often as the law says: %o", async (values) => {
    const { again } = await run({ ...values, noise: "geometric", tries: 4000 });
    const { near, expected, low, high } = again as NonNullable<typeof again>;
    expect(Math.abs(near / 4000 - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / 4000));
    expect(low).toBeLessThan(near / 4000);
    expect(high).toBeGreaterThan(near / 4000);
  });

  it("counts what is spent: per answer it grows, together it stays within what was declared", async () => {
    const each = await run({ noise: "geometric", epsilon: 0.5, times: 16, tries: 100 });
    expect(each).toMatchObject({ answers: 32, noise: { epsilon: 0.5, spent: 16, highest: HIGHEST_SALARY } });
    const all = await run({ noise: "geometric", epsilon: 1, times: 3, pays: "all", way: "grid", tries: 100 });
    expect(all.noise?.spent).toBeLessThanOrEqual(1);
    expect(all.noise?.spent).toBeGreaterThan(1 - 1e-7);
  });

  it("repeating pays where nobody keeps the books, and not where all answers share one epsilon", async () => {
    const off = async (values: object) => (await run({ noise: "geometric", tries: 2000, ...values })).again?.off as number;
    expect(await off({ times: 256 })).toBeLessThan((await off({ times: 1 })) / 12);
    expect(await off({ times: 256, pays: "all" })).toBeGreaterThan(await off({ times: 1, pays: "all" }));
  });

  it("answers settings that contradict each other with a sentence", () => {
    for (const [given, words] of [
      ["people=20", /employee 23 is not among 20/],
      ["people=60&limit=9&way=grid", /needs 73 employees/],
      ["people=20&limit=10&target=3", /groups of 10 are half of 20/],
    ] as const) {
      expect(readText(params, [...new URLSearchParams(given)]).problems[0]?.sentence).toMatch(words);
    }
  });
});

it("verdict differencing/salary-found: yes", async () => expect(salaryFound(await run())).toBe(true));
it("verdict differencing/salary-found: no", async () => expect(salaryFound(await run({ noise: "geometric" }))).toBe(false));
it("verdict differencing/question-refused: yes", async () => expect(questionRefused(await run({ rule: "both-ends" }))).toBe(true));
it("verdict differencing/question-refused: no", async () => expect(questionRefused(await run())).toBe(false));
it("verdict differencing/better-than-blind: yes", async () =>
  expect(betterThanBlind(await run({ noise: "geometric", epsilon: 4, times: 256, tries: 500 }))).toBe(true));
it("verdict differencing/better-than-blind: no", async () => expect(betterThanBlind(await run({ noise: "geometric" }))).toBe(false));

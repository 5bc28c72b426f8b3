/**
 * What holds for every exercise, as tests: the solution passes, the starter says what is missing, each wrong solution is caught by the check
 * that it names, there is one for every check, and whatever a learner's function returns becomes a sentence.
 */
import { describe, expect, it } from "vitest";
import { caughtBy, GARBAGE, isSentence, judged, returning, withOne } from "./judged.fixture.ts";

export interface Held {
  readonly id: string;
  /** A file of the exercise's folder. */
  readonly source: (name: string) => string;
  /** The names of the files in its folder of wrong solutions. */
  readonly wrong: readonly string[];
  /** How many seeds the solution is judged under. A thousand: npm run bench -- exercises */
  readonly solutionSeeds: number;
  /** The same of each wrong solution. */
  readonly wrongSeeds: number;
  /** How far a wrong solution is judged: until the check that it names, which must then be the only one that fails; until it; to the end. */
  readonly wrongUntil: "only it" | "it" | "the end";
  /** The function that a learner who has written nothing is told of, and the check that says so. */
  readonly starter: { readonly check: string; readonly says: string };
  /** Functions that are tried alone with every garbage answer, the rest being the solution's. */
  readonly alone: readonly string[];
  /** Garbage that is an answer here. */
  readonly fine?: readonly string[];
}

export function holdsForAll({ id, source, wrong, solutionSeeds, wrongSeeds, wrongUntil, starter, alone, fine = [] }: Held): void {
  const solution = source("solution.ts");

  it("passes the solution, and has a wrong one for every check", async () => {
    const caught = [...new Set(wrong.map((file) => caughtBy(source(`wrong/${file}`))))].sort();
    for (let seed = 0; seed < solutionSeeds; seed++) {
      const { checks, failed } = await judged(id, solution, seed);
      expect(failed).toEqual([]);
      expect(checks.map((check) => check.id).sort()).toEqual(caught);
    }
  }, 120_000);

  it("tells the starter's sentence and goes no further", async () => {
    const { checks } = await judged(id, source("starter.ts"), 1);
    expect(checks).toMatchObject([{ id: starter.check, passed: false, says: expect.stringContaining(starter.says) }]);
  });

  describe.each(wrong)("wrong/%s", (file) => {
    const text = source(`wrong/${file}`);
    const check = caughtBy(text);

    it(`is caught by ${check}`, async () => {
      for (let seed = 0; seed < wrongSeeds; seed++) {
        const { checks, failed } = await judged(id, text, seed, wrongUntil === "the end" ? undefined : check);
        if (wrongUntil === "only it") expect(failed).toEqual([check]);
        else expect(failed).toContain(check);
        for (const { id: each, kind, passed, says } of checks) {
          if (kind === "test") expect([each, passed]).toEqual([each, each !== check]);
          if (!passed) expect(says).toSatisfy(isSentence);
        }
      }
    }, 60_000);
  });

  it.each(GARBAGE.filter((expression) => !fine.includes(expression)))("makes a sentence of %s", async (expression) => {
    for (const text of [returning(id, expression), ...alone.map((name) => withOne(solution, name, expression))]) {
      const { checks, failed } = await judged(id, text, 1);
      expect(failed).toHaveLength(1);
      expect(checks.at(-1)?.says).toSatisfy(isSentence);
    }
  });
}

/** A solution that goes wrong from one call of `name` on, judged. */
export async function goesWrongLate(id: string, solution: string, name: string, from: number, expression: string): Promise<void> {
  const late = `${solution.replace(`export function ${name}(`, "function good(")}
    let calls = 0;
    export function ${name}(...args) { return ++calls > ${from} ? ${expression} : good(...args); }`;
  await failsInSentences(id, late);
}

/** Judged, this file fails, and every failure is a sentence. */
export async function failsInSentences(id: string, text: string): Promise<void> {
  const { failed, checks } = await judged(id, text, 1);
  expect(failed.length).toBeGreaterThan(0);
  for (const { passed, says } of checks) if (!passed) expect(says).toSatisfy(isSentence);
}

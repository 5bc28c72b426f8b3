import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { failsInSentences, goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";
import { judged } from "../judged.fixture.ts";

const id = "noise-sampler";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 12,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "numbers", says: "release is not written yet." },
  alone: [],
  fine: ["-1"],
});

/** What no test here sees. Each is said where it passes, and in the lesson. */
describe("passes, and is not accused", () => {
  const uniform = "(tools.rng.below(2 ** 32) * 2 ** 21 + tools.rng.below(2 ** 21) + 1) / 2 ** 53";
  it.each([
    ["a logarithm that was rounded to whole numbers", `return Math.round(count + sign * scale * Math.log(${uniform}));`],
    ["noise on a grid of 1/8", `return count + Math.round(8 * sign * scale * Math.log(${uniform})) / 8;`],
  ])("%s", async (_, body) => {
    const text = `export function release(count, epsilon, tools) {
      const scale = epsilon.denominator / epsilon.numerator;
      const sign = tools.rng.bit() === 1 ? 1 : -1;
      ${body}
    }`;
    expect((await judged(id, text, 1)).failed).toEqual([]);
  });
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [200, 9_000, 50_000, 200_000]) {
    for (const expression of ["undefined", "Infinity", "(() => { throw 7; })()"]) {
      await goesWrongLate(id, source("solution.ts"), "release", from, expression);
    }
  }
}, 60_000);

it.each(["-1", "1e308", "-1e308", "0", "count", "count + 1e300", "5e-324"])("does not publish %s", async (expression) => {
  await failsInSentences(id, `export function release(count) { return ${expression}; }`);
});

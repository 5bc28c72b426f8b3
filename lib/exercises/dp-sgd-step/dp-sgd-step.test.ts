import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { failsInSentences, goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "dp-sgd-step";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 3,
  wrongSeeds: 1,
  wrongUntil: "only it",
  starter: { check: "lists", says: "step is not written yet." },
  alone: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [5, 17, 300, 900, 6000]) {
    for (const expression of ["undefined", "[NaN, 0, 0, 0]", "(() => { throw 7; })()"])
      await goesWrongLate(id, source("solution.ts"), "step", from, expression);
  }
}, 60_000);

it.each(["[1e308, 1e308, 1e308]", "gradients[0] ?? []", "plan", "gradients"])("does not take %s", async (expression) => {
  await failsInSentences(id, `export function step(gradients, plan) { return ${expression}; }`);
});

import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "dummy-rows";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 20,
  wrongSeeds: 5,
  wrongUntil: "only it",
  starter: { check: "rows", says: "dummies is not written yet." },
  alone: ["dummies", "mayRun"],
  fine: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [3, 29, 40]) {
    for (const expression of ["undefined", "(() => { throw 7; })()", "[]"])
      await goesWrongLate(id, source("solution.ts"), "dummies", from, expression);
  }
});

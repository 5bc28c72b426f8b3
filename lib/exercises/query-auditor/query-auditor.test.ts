import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "query-auditor";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "decision", says: "decide is not written yet." },
  alone: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [5, 60]) {
    for (const expression of ["undefined", "(() => { throw 7; })()"])
      await goesWrongLate(id, source("solution.ts"), "decide", from, expression);
  }
});

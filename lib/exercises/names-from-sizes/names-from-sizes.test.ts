import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "names-from-sizes";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 3,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "answers", says: "claim is not written yet." },
  alone: ["ask", "claim"],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [5, 200]) {
    for (const name of ["ask", "claim"]) await goesWrongLate(id, source("solution.ts"), name, from, "[-1]");
  }
});

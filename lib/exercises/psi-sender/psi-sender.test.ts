import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "psi-sender";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 8,
  wrongSeeds: 1,
  wrongUntil: "only it",
  starter: { check: "map", says: "toPoint is not written yet." },
  alone: ["senderStep"],
});

it("makes a sentence of what only later runs return", async () => {
  for (const from of [14, 30]) {
    for (const expression of ["undefined", "(() => { throw 7; })()"]) {
      await goesWrongLate(id, source("solution.ts"), "senderStep", from, expression);
    }
  }
}, 60_000);

import { readdirSync, readFileSync } from "node:fs";
import { it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";

const id = "share-and-reconstruct";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 25,
  wrongSeeds: 5,
  wrongUntil: "the end",
  starter: { check: "shares", says: "share is not written yet." },
  alone: ["share", "reconstruct"],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [90, 110, 140, 500]) {
    for (const expression of ["undefined", "[{ x: 0n, y: 0n }]", "(() => { throw 7; })()"]) {
      await goesWrongLate(id, source("solution.ts"), "share", from, expression);
    }
  }
});

import { it } from "vitest";
import { goesWrongLate, holdsForAll, sourceIn } from "../exercise-tests.fixture.ts";

const folder = import.meta.dirname;
const id = "share-and-reconstruct";

holdsForAll({
  folder,
  id,
  solutionSeeds: 20,
  wrongSeeds: 5,
  starter: { check: "shares", says: "share is not written yet." },
  alone: ["share", "reconstruct"],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [90, 110, 140, 500]) {
    for (const expression of ["undefined", "[{ x: 0n, y: 0n }]", "(() => { throw 7; })()"]) {
      await goesWrongLate(id, sourceIn(folder, "solution.ts"), "share", from, expression);
    }
  }
});

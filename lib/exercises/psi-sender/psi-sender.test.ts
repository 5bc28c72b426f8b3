import { expect, it } from "vitest";
import { goesWrongLate, holdsForAll, sourceIn } from "../exercise-tests.fixture.ts";
import { judged } from "../judged.fixture.ts";

const folder = import.meta.dirname;
const id = "psi-sender";

holdsForAll({
  folder,
  id,
  solutionSeeds: 3,
  wrongSeeds: 1,
  starter: { check: "map", says: "toPoint is not written yet." },
  alone: ["senderStep"],
});

it("finds one thing wrong where one thing is", async () => {
  for (const [file, check] of [
    ["answers-in-order", "order-of-answers"],
    ["doubled-key", "key-reused"],
  ] as const) {
    expect((await judged(id, sourceIn(folder, `wrong/${file}.ts`), 1)).failed).toEqual([check]);
  }
});

it("makes a sentence of what only later runs return", async () => {
  for (const from of [14, 30]) {
    for (const expression of ["undefined", "(() => { throw 7; })()"]) {
      await goesWrongLate(id, sourceIn(folder, "solution.ts"), "senderStep", from, expression);
    }
  }
}, 60_000);

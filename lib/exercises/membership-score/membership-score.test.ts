import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";
import { judged } from "../judged.fixture.ts";
import { found, gameOf } from "./game.ts";

const id = "membership-score";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 3,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "numbers", says: "score is not written yet." },
  alone: [],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [1, 2, 4])
    for (const expression of ["[NaN]", "[]", "undefined"]) await goesWrongLate(id, source("solution.ts"), "score", from, expression);
});

it("takes every score that sorts the records as the ratio does", async () => {
  const bent = `${source("solution.ts").replace("export function score(", "function ratio(")}
    export function score(records, tools) { return ratio(records, tools).map((x) => Math.atan(x / 50) - 3); }`;
  expect((await judged(id, bent, 5)).failed).toEqual([]);
});

it("has games in which nobody finds members who guesses, and the ratio finds many", async () => {
  const law = { records: 3000, shadows: 16, easiness: 6, gap: 2.5, within: 1, without: 1 };
  const game = gameOf(law, seededRng("membership-score", 1));
  expect(await found(game.ours, game.members)).toBeGreaterThan(0.4);
  const coins = seededRng("membership-score/guess", 1);
  // One guess finds 1 % of 1,500 members, give or take 0.4: the threshold is luck as well. The mean of 20 is twenty standard deviations below.
  let guessed = 0;
  for (let i = 0; i < 20; i++) {
    const scores = Float64Array.from(game.members, () => coins.real());
    guessed += await found(scores, game.members);
  }
  expect(guessed / 20).toBeLessThan(0.03);
});

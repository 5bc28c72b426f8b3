import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { goesWrongLate, holdsForAll } from "../exercise-tests.fixture.ts";
import { amountOf, billionths } from "./service.ts";

const id = "budget-filter";
const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id,
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 12,
  wrongSeeds: 2,
  wrongUntil: "it",
  starter: { check: "decides", says: "open is not written yet." },
  alone: ["ask"],
});

it("makes a sentence of what only later calls return", async () => {
  for (const from of [1, 20, 120]) {
    for (const expression of ["undefined", "{ book: 1, verdict: 'yes' }", "(() => { throw 7; })()"])
      await goesWrongLate(id, source("solution.ts"), "ask", from, expression);
  }
});

it("reads and writes amounts, and nothing that is none", () => {
  for (const amount of ["0.3", "1", "1000000", "0.000000001", "999999.999999998", "0"])
    expect(amountOf(billionths(amount) as bigint)).toBe(amount);
  for (const none of ["", "-1", "1e3", "0.0000000001", "NaN", "1.", ".5", " 1", "1\n", "12345678"])
    expect(billionths(none)).toBeUndefined();
});

import { expect, it } from "vitest";
import { ledgersText, summaryOf } from "./ledgers.ts";

const good = JSON.stringify({ petri: "ledger", format: 1, budget: { rule: "sum", epsilon: 1, delta: 0 }, entries: [{}, {}] });

it("says what a ledger holds, and of what is none that it cannot be read", () => {
  expect(summaryOf("ab", good)).toEqual({ key: "ab", about: { answers: 2, budget: 1, rule: "sum of prices" } });
  for (const record of ["", "{", "null", '{"petri":"ledger"}', '{"petri":"export","entries":[],"budget":{"epsilon":1}}'])
    expect(summaryOf("ab", record)).toEqual({ key: "ab", about: undefined });
});

it("saves all of them, damaged ones as they are", () => {
  const records = new Map([
    ["ab", good],
    ["cd", "{"],
  ]);
  expect(JSON.parse(ledgersText(records))).toEqual({ petri: "ledgers", format: 1, ledgers: { ab: JSON.parse(good), cd: "{" } });
});

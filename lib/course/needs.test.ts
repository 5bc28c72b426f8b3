import { expect, it } from "vitest";
import { readNeeds, unmet } from "./needs.ts";

const run = {
  values: { epsilon: 1, mechanism: "geometric", pin: "0311", decoys: true },
  result: { refused: 0, test: { from: 44 }, epsilon: 7 },
};
const says = (text: string) => unmet(readNeeds(text) ?? [], run)?.says;

it.each([
  ["epsilon != 1: other", "other"],
  ["epsilon = 1: same", undefined], // the parameter, not the result's field of the name
  ["mechanism = geometric: back", undefined],
  ["mechanism != geometric: away", "away"],
  ["pin != 2580: your own", undefined],
  ["decoys = yes: fill up", undefined],
  ["refused > 0: publish until refused", "publish until refused"],
  ["test.from = 44: one above", undefined],
  ["test.from >= 45: higher", "higher"],
  ["test.to = 44: not there", "not there"],
  ["mechanism > 3: no number", "no number"],
  ["epsilon = 1: first; refused > 0: second", "second"],
])("%s", (text, sentence) => expect(says(text)).toBe(sentence));

it.each(["", "epsilon", "epsilon != 1", "epsilon != 1:", ": say", "epsilon ~ 1: say", "epsilon = 1: say;"])("%j is no condition", (text) =>
  expect(readNeeds(text)).toBeUndefined(),
);

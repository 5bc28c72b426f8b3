/**
 * The line that every other attack is measured against: each person alone, in random order. n calls, whatever the set.
 *
 * Trap: "we answer no question about fewer than k people". Strings that nobody has fill a list to any size and change no answer.
 */
import type { Rng } from "../../random/index.ts";
import { type Attack, everybodyOf, IN, nothingYet, OUT, type Question, settle } from "./question.ts";

export function oneByOne(people: number, rng: Rng): Attack {
  const saying = nothingYet(people);
  function* asking(): Generator<Question, void, number> {
    for (const person of rng.shuffled(everybodyOf(people))) {
      const count = yield [person];
      settle(saying, [person], count >= 1 ? IN : OUT);
    }
  }
  return { people, asking: asking(), says: () => saying };
}

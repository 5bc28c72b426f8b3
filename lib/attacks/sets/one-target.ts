/**
 * All calls on one person. What a budget allows to be learnt of everybody, spent where the attacker is most curious.
 *
 * An answer tells "in" by a factor e^epsilon if it is 1 or more, and "out" by the same factor if it is 0 or less, however far beyond: that is
 * the likelihood ratio of geometric noise. So the best score counts answers that are 1 or more (Neyman and Pearson).
 *
 * Trap: the mean of the answers as the score. One far answer then outweighs several near ones, though it tells no more than each.
 */
import { type Attack, IN, nothingYet, OPEN, OUT, type Question } from "./question.ts";

export function oneTarget(people: number, target: number): Attack {
  const saying = nothingYet(people);
  if (!(Number.isInteger(target) && target >= 0 && target < people)) throw new RangeError(`There is no person ${target}.`);
  function* asking(): Generator<Question, void, number> {
    let inside = 0;
    for (let calls = 1; ; calls++) {
      inside += Math.min(1, Math.max(0, yield [target]));
      const share = inside / calls;
      saying.verdicts[target] = share > 0.5 ? IN : share < 0.5 ? OUT : OPEN;
      saying.scores[target] = share;
    }
  }
  return { people, asking: asking(), says: () => saying };
}

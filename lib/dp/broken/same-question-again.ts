/**
 * BROKEN: the same question again is free, and its noise is drawn anew. The service remembers that a question was paid for and not what it
 * answered, so whoever repeats it averages the noise away.
 *
 * Trap: that a repeat costs nothing is right where the first answer is sent again: no new draw looks at the data.
 * Source: Dwork and Roth (2014), section 3.5: each fresh answer is one more; the attack: lib/attacks/outputs/averaging.ts.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Ask, Exhibit } from "./exhibit.ts";
import { meanOf } from "./sums.ts";

const EPSILON = 1;
const REPEATS = 20;
const few = ["Ada", "Bea", "Cem"];
type Rows = readonly string[];

/** Somebody asks how many rows there are, twenty times, and pays once. What is remembered is that answer, or only that it was paid for. */
function repeated(which: "answer" | "payment", rng: Rng): Ask<Rows, readonly number[]> {
  const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity: 1 });
  const draw = mechanism.sampler(rng);
  return (rows) => {
    let answer: number | undefined;
    return Array.from({ length: REPEATS }, () => {
      if (answer === undefined || which === "payment") answer = rows.length + draw();
      return answer;
    });
  };
}

export const sameQuestionAgain: Exhibit<Rows, readonly number[]> = {
  id: "same-question-again",
  title: "The same question again, answered anew",
  wrong: "A question that was asked before costs nothing, but gets fresh noise, so twenty answers average it away for the price of one.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[...few, "Dov"], few],
  safe: (rng) => repeated("answer", rng),
  broken: (rng) => repeated("payment", rng),
  event: { name: "the answers are above 3.5 on average", holds: (answers) => meanOf(answers) > 3.5 },
};

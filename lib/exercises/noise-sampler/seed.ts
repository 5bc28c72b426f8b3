/** The attack on a generator of one's own: whoever runs the code at home gets the same numbers, and subtracts them. */
import type { Step } from "../judging.ts";
import { answersFor, over } from "./answers.ts";

/** At epsilon 1/10 no answer has a chance of more than about 1/20: so many equal pairs do not happen by chance. */
const TRIES = 40;

export const constantSeed: Step = {
  id: "constant-seed",
  title: "Loaded anew: does the same noise come again?",
  async run(learner, lab) {
    const fresh = async (count: number) => {
      await learner.restart();
      return (await answersFor(learner, count, over(1, 10), TRIES, lab)).map((answer) => answer - count);
    };
    const [atHome, later] = [await fresh(0), await fresh(50)];
    if (atHome.some((noise, i) => noise !== later[i]))
      return { passed: true, says: "Your file was loaded twice, and the second time it drew other noise." };
    return {
      passed: false,
      says: "Your file was loaded twice and drew the same noise. An attacker runs it at home, notes the noise, and subtracts it from what is published.",
      shown: {
        head: ["published", "noise at home", "the count, read off"],
        rows: later.slice(0, 5).map((noise, i) => [String(50 + noise), String(atHome[i]), String(50 + noise - (atHome[i] as number))]),
      },
    };
  },
};

/**
 * The attack with repeated points: the receiver sends its k-th item k times over. However the answers are shuffled, the answer to the k-th
 * item occurs k times, and so the one that matches says which item it is.
 *
 * A sender may refuse, or answer each point once: either hides the count. Honest: it is the cheapest of a family. A receiver that masks
 * every item under a key of its own tells the answers apart as well, and no sender can see that it did: the protocol is for receivers
 * that follow it. What costs one comparison is refused all the same.
 */
import { secretScalar } from "../../psi/element.ts";
import { fieldsOf, refusal, type Step, WrongAnswer } from "../judging.ts";
import { type Entry, entryOf, pointsOf } from "./answers.ts";

const ITEMS = ["ana", "ben", "cem", "dan"] as const;

export const repeatedPoints: Step = {
  id: "repeated-points",
  title: "A receiver that sends its points more than once",
  async run(learner, { rng }) {
    const common = rng.below(ITEMS.length);
    const key = secretScalar(rng);
    const points = await pointsOf(learner, ITEMS);
    const sent = rng.shuffled(points.flatMap(({ point }, i) => Array.from({ length: i + 1 }, () => point.multiply(key).toBytes())));
    const reply = await refusal(learner, "senderStep", [rng.shuffled([ITEMS[common] as string, "fay", "gus"]), sent]);
    if (reply.refused) {
      return {
        passed: true,
        says:
          `You refused a list of ${sent.length} points in which ${ITEMS.length} were repeated. (No sender notices a receiver that masks each item under a number of its own: ` +
          "this protocol is for receivers that follow it.)",
      };
    }
    const { masked, doubled } = fieldsOf(reply.answer, "What senderStep returned", ["masked", "doubled"]);
    const theirs = new Set(listOf(masked, "masked").map(({ point }) => point.multiply(key).toHex()));
    const answers = listOf(doubled, "doubled");
    const times = answers.filter(({ id }) => theirs.has(id)).length;
    if (times <= 1 && answers.length <= ITEMS.length) {
      return {
        passed: true,
        says: `The receiver sent ${sent.length} points, ${ITEMS.length} different ones, and you answered each of those once.`,
      };
    }
    const read = ITEMS[times - 1];
    return {
      passed: false,
      says: `The receiver sent its first item once, its second twice, and so on. The answer that is on your list came ${times} ${times === 1 ? "time" : "times"}: it is “${read}”. A shuffle cannot hide how often something occurs.`,
      shown: {
        head: ["item", "sent", "answers like it on your list", "in truth"],
        rows: ITEMS.map((item, i) => [
          item,
          `${i + 1} ×`,
          i === times - 1 ? String(times) : "",
          i === common ? "on your list" : "not on it",
        ]),
      },
    };
  },
};

function listOf(value: unknown, what: string): Entry[] {
  if (!Array.isArray(value) || value.length > 100) throw new WrongAnswer(`${what} should be a list with an entry for each point.`);
  return value.map((entry, i) => entryOf(entry, `Entry ${i} of ${what}`));
}

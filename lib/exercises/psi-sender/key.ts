/**
 * Attacks on the sender's number b: the same in two runs, close to the last one, the same whenever the file is loaded, or so small that it
 * can be found. All of them compute:
 * what they find is shown, and they find nothing that is not there.
 *
 * Trap for the attacker: 2^32 numbers are tried, because that is what a phone can do in a second or two. A number of 53 bits passes here,
 * and falls to whoever waits a week.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { secretScalar } from "../../psi/element.ts";
import type { Found, Step } from "../judging.ts";
import { type Answer, type Entry, pointsOf, runSender } from "./answers.ts";
import { FAR, smallMultiple } from "./small-multiples.ts";
import { numberAt } from "./tests.ts";

const { BASE, Fn } = ristretto255.Point;

const has = (list: readonly Entry[], id: string) => list.some((entry) => entry.id === id);
const short = (id: string) => `${id.slice(0, 12)}…`;

/** Ratios between two runs' numbers that are tried: 1/16 to 16. */
const MOST_TIMES = 16;

export const keyReused: Step = {
  id: "key-reused",
  title: "Two runs: is it the same number again?",
  async run(learner, { rng }) {
    const numbers = rng.shuffled(Array.from({ length: 100 }, (_, i) => numberAt(i)));
    const [stays, leaves, joins, asked] = numbers as [string, string, string, string];
    const key = secretScalar(rng);
    const [query] = await pointsOf(learner, [asked]);
    const blinded = [BASE.toBytes(), (query as Entry).point.multiply(key).toBytes()];
    // Twice the very same run, and one in which an item of the list has changed.
    const monday = await runSender(learner, [stays, leaves], blinded);
    const tuesday = await runSender(learner, [stays, leaves], blinded);
    const wednesday = await runSender(learner, [stays, joins], blinded);

    for (const [later, name] of [
      [wednesday, "the next day"],
      [tuesday, "with the very same lists"],
    ] as const) {
      if (monday.doubled.some(({ id }) => has(later.doubled, id))) return linked(monday, later, name);
    }
    // Nobody knows which of the answers belongs to the generator: all are tried.
    for (const [one, other] of pairs(monday.doubled, tuesday.doubled)) {
      const difference = smallMultiple(other.point.add(one.point.negate()), 1);
      if (difference !== undefined) {
        return {
          passed: false,
          says:
            `The number of the second run is that of the first and ${difference} more. The receiver sees it by subtracting the answers to the ` +
            "same point, and from then on your runs can be linked as if the number had never changed.",
        };
      }
      let sum = one.point;
      let back = other.point;
      for (let times = 2; times <= MOST_TIMES; times++) {
        sum = sum.add(one.point);
        back = back.add(other.point);
        if (sum.equals(other.point) || back.equals(one.point)) {
          return {
            passed: false,
            says: `The number of one run is ${times} times that of the other: your runs can be linked by multiplying.`,
          };
        }
      }
    }
    return {
      passed: true,
      says: "Three runs, twice with the same lists and points: no point was seen again, and no two answers are related.",
    };
  },
};

const pairs = (a: readonly Entry[], b: readonly Entry[]) => a.flatMap((one) => b.map((other) => [one, other] as const));

function linked(before: Answer, after: Answer, when: string): Found {
  const rows = [
    ...before.masked.map(({ id }) => [
      short(id),
      has(after.masked, id) ? "is there again: the same person" : "is gone: somebody left your list",
    ]),
    ...after.masked.filter(({ id }) => !has(before.masked, id)).map(({ id }) => [short(id), "is new: somebody joined your list"]),
  ];
  return {
    passed: false,
    says: `The receiver sent the same point in two runs, ${when}, and got the same answer. So the number is the same, and your two lists can be laid side by side.`,
    shown: { head: ["a point of your list", "in the second run"], rows },
  };
}

export const knownKey: Step = {
  id: "constant-seed",
  title: "Loaded anew: does the same number come again?",
  async run(learner) {
    const fresh = async () => {
      await learner.restart();
      const runs: Answer[] = [];
      for (let i = 0; i < 2; i++) runs.push(await runSender(learner, [numberAt(21), numberAt(22)], [BASE.toBytes()]));
      return runs.flatMap(({ doubled }) => doubled.map(({ id }) => id));
    };
    const [first, second] = [await fresh(), await fresh()];
    if (!first.some((id) => second.includes(id)))
      return { passed: true, says: "Your file was loaded twice, and the second time it had other numbers." };
    return {
      passed: false,
      says:
        "Your file was loaded twice, and a number of the first time came again the second. So it is made of what stands in your code, and whoever " +
        "runs the code at home has it: the receiver divides your list by it, and tests guesses.",
      shown: {
        head: ["run", "number times the generator, loaded once", "and loaded anew"],
        rows: first.map((id, i) => [String(i + 1), short(id), short(second[i] as string)]),
      },
    };
  },
};

export const weakKey: Step = {
  id: "weak-key",
  title: "Is your number small enough to be found?",
  async run(learner) {
    const items = [numberAt(11), numberAt(12)];
    const { masked, doubled } = await runSender(learner, items, [BASE.toBytes()]);
    const [answer] = doubled as [Entry];
    const b = smallMultiple(answer.point, FAR);
    if (b === undefined) {
      return {
        passed: true,
        says: "The receiver sent the generator and searched for your number in the answer: it is not below 2^32.",
      };
    }
    const inverse = Fn.inv(Fn.create(b));
    const points = await pointsOf(learner, items);
    const bare = masked.map(({ point }) => point.multiply(inverse).toHex());
    return {
      passed: false,
      says:
        `The receiver sent the generator, searched for the number in the answer, and found it: ${b.toLocaleString("en-GB")}. It divides your list by it, and holds H(y) for each of your ` +
        "items. Whoever can compute H on a guess can test the guess.",
      shown: {
        head: ["your point", "divided by your number", "which is H of"],
        rows: masked.map(({ id }, i) => [short(id), short(bare[i] as string), items[points.findIndex((p) => p.id === bare[i])] ?? "?"]),
      },
    };
  },
};

/**
 * Judges a reader of places. It is right about every run or it is not: nothing is counted, so there are no false alarms. The last check
 * turns the question round: of a run done right, whoever names somebody has guessed.
 */
import type { Learner, Plain, Shown } from "../exercise.ts";
import { type Found, judging, named, type Step, WrongAnswer } from "../judging.ts";
import type { Run } from "./api.ts";
import { stage } from "./runs.ts";

const ONE_OF_ONE = { mine: 1, theirs: 3, shared: 1 };
const NONE_OF_THREE = { mine: 3, theirs: 2, shared: 0 };
/** So many places that no wrong order names the members by luck in all of them. Where they are sorted, two points of the second begin alike. */
const LARGE = [
  { mine: 10, theirs: 6, shared: 4 },
  { mine: 12, theirs: 7, shared: 6 },
  { mine: 8, theirs: 3, shared: 2 },
];

/** The claims, checked; null where it makes none. */
async function claimsOf(learner: Learner, run: Run): Promise<readonly string[] | null> {
  const answer = await learner.call("members", [run as unknown as Plain]);
  if (answer === null) return null;
  if (!Array.isArray(answer)) throw new WrongAnswer(`members should return a list of your items, or null; it returned ${named(answer)}.`);
  if (answer.length > run.items.length) throw new WrongAnswer(`members returned ${named(answer)}, and you have ${run.items.length} items.`);
  for (const claim of answer) {
    if (!run.items.includes(claim)) throw new WrongAnswer(`members should return items of yours; ${named(claim)} is none.`);
  }
  if (new Set(answer).size < answer.length) throw new WrongAnswer("members returned an item twice.");
  return answer as string[];
}

function judged(run: Run, members: readonly string[], claims: readonly string[] | null): Found {
  const size = members.length;
  const what = `a run with ${run.items.length} items, of which ${size} ${size === 1 ? "is" : "are"} on the other list`;
  if (claims === null) return { passed: false, says: `Of ${what}, the order says which. members returned null.` };
  const right = claims.filter((claim) => members.includes(claim)).length;
  if (right === size && claims.length === size) return { passed: true, says: "" };
  return {
    passed: false,
    says: `In ${what}, members named ${claims.length}, and ${right} of them ${right === 1 ? "is" : "are"} right.`,
    shown: table(run, members, claims),
  };
}

const table = ({ items, shuffle }: Run, members: readonly string[], claims: readonly string[]): Shown => ({
  head: ["place", "item that you sent there", "on the other list", "you named it"],
  rows: shuffle.map((at, place) => {
    const item = items[at] as string;
    return [String(place), item, members.includes(item) ? "yes" : "no", claims.includes(item) ? "yes" : "no"];
  }),
});

/** Every member of every one of these runs, and nobody else. */
const reads = (id: string, title: string, order: Run["order"], sizes: typeof LARGE, says: string): Step => ({
  id,
  title,
  async run(learner, lab) {
    for (const [i, size] of sizes.entries()) {
      await lab.progress(i / sizes.length, title);
      const { run, members } = stage(size, order, lab.rng.fork(`run ${i}`), order === "sorted" && size === LARGE[1]);
      const found = judged(run, members, await claimsOf(learner, run));
      if (!found.passed) return found;
    }
    return { passed: true, says };
  },
});

const shuffled: Step = {
  id: "shuffled",
  title: "A sender that shuffles: who names somebody has guessed",
  async run(learner, lab) {
    const { run, members } = stage({ mine: 12, theirs: 10, shared: 5 }, "shuffled", lab.rng);
    const claims = await claimsOf(learner, run);
    if (claims === null) return { passed: true, says: "The size is 5, and you name nobody: every choice of five items is as likely." };
    const right = claims.filter((claim) => members.includes(claim)).length;
    return {
      passed: false,
      says: `The order was drawn at random and forgotten, so nothing says which. members named ${claims.length} all the same, and ${right} of them ${right === 1 ? "is" : "are"} right, by luck.`,
    };
  },
};

export const judge = judging(
  [
    reads(
      "answer",
      "An answer is a list of your items",
      "kept",
      [NONE_OF_THREE, ONE_OF_ONE],
      "Where nothing is shared it names nobody, and one of one.",
    ),
    reads("kept", "The order was kept: all members, and nobody else", "kept", LARGE, "In three runs it named all members and nobody else."),
    reads(
      "sorted",
      "The points were sorted before they were multiplied",
      "sorted",
      LARGE,
      "Sorting by bytes that you know is no shuffle: all members again.",
    ),
  ],
  [shuffled],
);

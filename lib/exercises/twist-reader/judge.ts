/**
 * Judges a reader of the bit that a ladder keeps. It is right about every point or it is not: nothing is counted, so there are no false alarms.
 * The last check turns the question round: Elligator 2 reaches the curve only, and whoever rules somebody out has guessed.
 */
import { fromBytes, P } from "../../curve25519/field.ts";
import type { JudgeLab, Learner, Plain, Shown } from "../exercise.ts";
import { type Found, judging, named, type Step, WrongAnswer } from "../judging.ts";
import { onCurve, pointOf, type Run, type Sizes, stage } from "./runs.ts";

const side: Step = {
  id: "side",
  title: "onCurve tells the curve from the twist",
  async run(learner, { rng }) {
    const drawn = Array.from({ length: 24 }, () => fromBytes(rng.bytes(32)));
    for (const u of [0n, 9n, 1n, 2n, 3n, P - 1n, P - 2n, ...drawn]) {
      const answer = await learner.call("onCurve", [u]);
      if (typeof answer !== "boolean") throw new WrongAnswer(`onCurve(${named(u)}) should be true or false; it is ${named(answer)}.`);
      if (answer === onCurve(u)) continue;
      throw new WrongAnswer(`onCurve(${named(u)}) is ${answer}. That u belongs to ${onCurve(u) ? "the curve" : "the twist"}.`);
    }
    return { passed: true, says: "Right about 31 numbers: small ones, the last ones below p, and 24 drawn at random." };
  },
};

async function claimsOf(learner: Learner, { masked, points }: Run): Promise<readonly (readonly number[])[]> {
  const answer = await learner.call("candidatesOf", [masked, points] as readonly Plain[]);
  if (!Array.isArray(answer) || answer.length !== masked.length) {
    throw new WrongAnswer(
      `candidatesOf should return a list for each of the ${masked.length} masked points; it returned ${named(answer)}.`,
    );
  }
  for (const list of answer as readonly unknown[]) {
    if (!Array.isArray(list)) throw new WrongAnswer(`Each answer of candidatesOf should be a list of numbers; one is ${named(list)}.`);
    for (const [i, at] of (list as readonly unknown[]).entries()) {
      if (typeof at !== "number" || !Number.isInteger(at) || at < 0 || at >= points.length) {
        throw new WrongAnswer(`Candidates are numbered from 0 to ${points.length - 1}; an answer has ${named(at)}.`);
      }
      if (i > 0 && at <= (list[i - 1] as number)) throw new WrongAnswer("The numbers of an answer should ascend, each once.");
    }
  }
  return answer as number[][];
}

const possible = ({ points }: Run, masked: Uint8Array): number[] =>
  points.flatMap((point, i) => (onCurve(fromBytes(point)) === onCurve(fromBytes(masked)) ? [i] : []));

/** What is wrong with the first answer that is wrong; undefined where all are right. */
function wrongIn(run: Run, claims: readonly (readonly number[])[]): string | undefined {
  for (const [i, point] of run.masked.entries()) {
    const claimed = new Set(claims[i]);
    const right = possible(run, point);
    const kept = right.filter((at) => claimed.has(at)).length;
    const from = `Masked point ${i} can be of ${right.length} of the ${run.points.length} candidates`;
    if (kept < right.length) return `${from}, and your answer leaves out ${right.length - kept} of them.`;
    if (claimed.size > right.length) return `${from}, and your answer has ${claimed.size - right.length} more, which the point rules out.`;
  }
  return undefined;
}

const tableOf = (run: Run, claims: readonly (readonly number[])[]): Shown => ({
  head: ["masked point", "its side", "candidates on that side", "your answer", "the item, which you did not see"],
  rows: run.masked.map((point, i) => [
    String(i),
    onCurve(fromBytes(point)) ? "curve" : "twist",
    String(possible(run, point).length),
    String(claims[i]?.length ?? 0),
    run.truth[i] ?? "",
  ]),
});

async function judged(learner: Learner, run: Run): Promise<Found & { readonly left: number }> {
  const claims = await claimsOf(learner, run);
  const wrong = wrongIn(run, claims);
  const left = claims.reduce((sum, list) => sum + list.length, 0) / Math.max(1, claims.length);
  return { passed: wrong === undefined, says: wrong ?? "", left, ...(wrong !== undefined && { shown: tableOf(run, claims) }) };
}

/** The smallest runs in which there is something to get wrong, then one with nobody in it. */
const SMALL: readonly Sizes[] = [
  { candidates: 6, held: 1, others: 0 },
  { candidates: 0, held: 0, others: 2 },
  { candidates: 3, held: 0, others: 0 },
];
/** One candidate, on the curve, and two strangers: one can be it as well, the other can be nobody. */
const ONE: Sizes = { candidates: 1, held: 1, others: 2 };
const oneSided: Parameters<typeof stage>[3] = ({ items, strangers }) =>
  [...items, ...strangers].every((item, i) => onCurve(pointOf(item, "straight")) === i < 2);
const LARGE: Sizes = { candidates: 40, held: 9, others: 3 };

const answer: Step = {
  id: "answer",
  title: "An answer for every masked point",
  async run(learner, { rng }) {
    for (const [i, sizes] of SMALL.entries()) {
      const { passed, ...found } = await judged(learner, stage(sizes, "straight", rng.fork(`run ${i}`)));
      if (!passed) return { passed, says: found.says, ...(found.shown && { shown: found.shown }) };
    }
    const { passed, says, shown } = await judged(learner, stage(ONE, "straight", rng.fork("one"), oneSided));
    if (!passed) return { passed, says, ...(shown && { shown }) };
    return {
      passed: true,
      says: "One point and six candidates, two points and no candidate, no point at all, a single candidate and a point that cannot be it: each has its answer.",
    };
  },
};

const narrow: Step = {
  id: "narrow",
  title: "Items hashed straight to u: rule out what every point rules out",
  async run(learner, { rng }: JudgeLab) {
    const { left, passed, says, ...rest } = await judged(learner, stage(LARGE, "straight", rng));
    if (!passed) return { passed, says, ...rest };
    const mean = left.toLocaleString("en-GB", { maximumFractionDigits: 1 });
    return {
      passed,
      says: `Of ${LARGE.candidates} candidates a masked point leaves ${mean} on average. You do not know the key, and have a bit of every item.`,
    };
  },
};

const elligator: Step = {
  id: "elligator",
  title: "Elligator 2: who rules somebody out has guessed",
  async run(learner, { rng }: JudgeLab) {
    const run = stage(LARGE, "elligator2", rng);
    const claims = await claimsOf(learner, run);
    const out = claims.reduce((sum, list) => sum + run.points.length - list.length, 0);
    if (out === 0)
      return {
        passed: true,
        says: `All ${LARGE.candidates} candidates and all masked points are on the curve. You rule out nobody, and nobody can.`,
      };
    const lost = run.truth.filter((item, i) => run.items.includes(item) && !claims[i]?.includes(run.items.indexOf(item))).length;
    return {
      passed: false,
      says: `All points are on the curve, so none rules anybody out. Your answers rule out ${out} times, and ${lost} of ${LARGE.held} times it was the right one: that is luck.`,
      shown: tableOf(run, claims),
    };
  },
};

export const judge = judging([side, answer, narrow], [elligator]);

/** What noise must do to be of use: a number each time, fresh each time, right on average, and not more of it than needed. */
import { type Step, WrongAnswer } from "../judging.ts";
import { answersFor, mean, nameOf, over, sizeOf } from "./answers.ts";

const numbers: Step = {
  id: "numbers",
  title: "release returns a number, for every count and every epsilon",
  async run(learner, lab) {
    const epsilons = [over(1, 100), over(1, 10), over(1, 3), over(1, 1), over(7, 5), over(10, 1), over(1000, 999)];
    const counts = [0, 1, 41, 1_000_000];
    for (const epsilon of epsilons) for (const count of counts) await answersFor(learner, count, epsilon, 3, lab);
    return {
      passed: true,
      says: `Counts from 0 to a million, at ${epsilons.length} values of epsilon from ${nameOf(over(1, 100))} to 10.`,
    };
  },
};

/** At epsilon 1/10 no answer has a chance of more than 1/20 for the best of samplers: 40 equal ones do not happen. */
const TRIES = 40;

const fresh: Step = {
  id: "fresh-noise",
  title: "Every call draws noise of its own",
  async run(learner, lab) {
    const [first, ...more] = await answersFor(learner, 50, over(1, 10), TRIES, lab);
    if (more.some((answer) => answer !== first)) return { passed: true, says: `${TRIES} answers to one question were not all the same.` };
    const after = (await answersFor(learner, 51, over(1, 10), 1, lab))[0] as number;
    throw new WrongAnswer(
      `release(50, 1/10) was asked ${TRIES} times and gave ${first} every time${
        after === (first as number) + 1
          ? `; release(51, 1/10) gave ${after}. With the same noise in both, the difference tells exactly that somebody came.`
          : ". Noise that does not change can be found out once and subtracted for ever."
      }`,
    );
  },
};

/**
 * The mean of 4,000 errors, at epsilon 1. Noise that is off by 1.5 on average has a standard deviation of about 2.1 (Laplace's shape), its
 * mean one of 0.034: 0.22 is more than six of them.
 */
const MEAN_OF = 4000;
const OFF = 0.22;

const unbiased: Step = {
  id: "unbiased",
  title: "The published number is right on average",
  async run(learner, lab) {
    for (const count of [50, 0]) {
      const off = mean(await answersFor(learner, count, over(1, 1), MEAN_OF, lab)) - count;
      if (Math.abs(off) <= OFF) continue;
      throw new WrongAnswer(
        `At epsilon 1 the count was ${count}, and ${MEAN_OF.toLocaleString("en-GB")} published numbers are off by ${off.toFixed(2)} on average.` +
          (count === 0
            ? " For 50 they were right: did you cut off negative numbers? That tells nobody more, but whoever adds up many small counts gets far too much."
            : " Noise is as often above as below."),
      );
    }
    return { passed: true, says: `Off by less than ${OFF} on average, for the counts 0 and 50 at epsilon 1.` };
  },
};

/** Laplace noise is off by 1/epsilon on average, geometric noise by less. */
export const ALLOWED = 1.5;

/** 19/10: whoever forgets what is beyond the whole number keeps 1, and is off by 0.85 where 0.79 is allowed. */
const accurate: Step = {
  id: "accurate",
  title: "Not more noise than needed",
  async run(learner, lab) {
    const found: string[] = [];
    for (const epsilon of [over(1, 10), over(1, 2), over(1, 1), over(19, 10), over(2, 1)]) {
      const size = mean((await answersFor(learner, 50, epsilon, 2000, lab)).map((answer) => Math.abs(answer - 50)));
      const allowed = ALLOWED / sizeOf(epsilon);
      if (size > allowed) {
        throw new WrongAnswer(
          `At epsilon ${nameOf(epsilon)} the published number is off by ${size.toFixed(2)} on average; ${allowed.toFixed(2)} is allowed, and ${(1 / sizeOf(epsilon)).toFixed(2)} can be had.`,
        );
      }
      found.push(`${size.toFixed(2)} at ${nameOf(epsilon)}`);
    }
    return { passed: true, says: `Off on average by ${found.join(", ")}.` };
  },
};

export const tests: readonly Step[] = [numbers, fresh, unbiased, accurate];

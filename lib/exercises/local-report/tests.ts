/** What reports must do to be of use: have the right form, be right on average, and not lose more than needed. */
import { estimateVariance, unarySupport } from "../../dp/local/index.ts";
import type { Learner } from "../exercise.ts";
import type { Found, Series, Step } from "../judging.ts";
import { countsOf, estimatesOf, nameOf, over, reportsOf, type Setting, sizeOf } from "./answers.ts";

const shape: Step = {
  id: "shape",
  title: "A 0 or a 1 for each option, and a number for each estimate",
  async run(learner, lab) {
    for (const setting of [
      { options: 2, epsilon: over(1, 1) },
      { options: 3, epsilon: over(1, 10) },
      { options: 20, epsilon: over(7, 2) },
      { options: 64, epsilon: over(1, 1) },
    ]) {
      const { options } = setting;
      const values = Array.from({ length: options }, (_, value) => value);
      const sent = await reportsOf(learner, setting, values, 2, lab);
      const counts = countsOf(
        sent.map(([first]) => first as number[]),
        options,
      );
      await estimatesOf(learner, setting, [counts, counts.map(() => 0)], options);
    }
    return { passed: true, says: "Every value of 2, 3, 20 and 64 options was reported on two days." };
  },
};

interface Survey extends Setting {
  /** How many people have each option. */
  readonly having: readonly number[];
  readonly surveys: number;
}

/** One option that nobody has: there, estimates have to be below 0 about every second time. */
const SURVEYS: readonly Survey[] = [
  { options: 4, epsilon: over(1, 1), having: [20, 8, 2, 0], surveys: 600 },
  { options: 3, epsilon: over(5, 2), having: [0, 12, 18], surveys: 500 },
];

/**
 * Means of 500 estimates and more are normal to within what matters here: six of their own standard errors are exceeded by chance once in
 * 500 million times.
 */
const FAR = 6;
/** As much as a squared error may be of what symmetric unary encoding has; optimised has up to 1.3 at these shares, and chance moves that by 0.05 (one standard error). */
const ALLOWED = 1.8;

interface Measured {
  readonly survey: Survey;
  readonly estimates: readonly (readonly number[])[];
}

async function gather(learner: Learner, lab: Parameters<Step["run"]>[1]): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const [at, survey] of SURVEYS.entries()) {
    const people = survey.having.flatMap((count, option) => Array<number>(count).fill(option));
    const everybody = Array.from({ length: survey.surveys }, () => people).flat();
    const sent = await reportsOf(learner, survey, everybody, 1, {
      progress: (part, note) => lab.progress((at + part) / SURVEYS.length, note),
    });
    const counts = Array.from({ length: survey.surveys }, (_, i) =>
      countsOf(
        sent.slice(i * people.length, (i + 1) * people.length).map(([first]) => first as number[]),
        survey.options,
      ),
    );
    all.push({ survey, estimates: await estimatesOf(learner, survey, counts, people.length) });
  }
  return all;
}

const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

function unbiased(all: readonly Measured[]): Found {
  for (const { survey, estimates } of all) {
    for (const [option, having] of survey.having.entries()) {
      const each = estimates.map((one) => one[option] as number);
      const middle = mean(each);
      const deviation = Math.sqrt(mean(each.map((x) => (x - middle) ** 2)));
      if (Math.abs(middle - having) <= FAR * (deviation / Math.sqrt(each.length)) + 1e-9) continue;
      return {
        passed: false,
        says:
          `At epsilon ${nameOf(survey.epsilon)}, ${having} of ${survey.having.reduce((a, b) => a + b, 0)} people have option ${option}, and ${each.length} estimates say ${middle.toFixed(2)} on average.` +
          (having === 0 && middle > 0
            ? " Did you cut off estimates below 0? Nobody has this option, and an estimate that is right on average is below 0 as often as above."
            : " Of the reports in which the place is 1, some come from people who have another option: how many, on average?"),
      };
    }
  }
  return {
    passed: true,
    says: `The means of ${SURVEYS.map(({ surveys }) => surveys).join(" and ")} estimates are where they should be, for every option.`,
  };
}

function accurate(all: readonly Measured[]): Found {
  const found: string[] = [];
  for (const { survey, estimates } of all) {
    const people = survey.having.reduce((a, b) => a + b, 0);
    const squared = mean(estimates.map((one) => mean(one.map((x, option) => (x - (survey.having[option] as number)) ** 2))));
    const support = unarySupport("symmetric", sizeOf(survey.epsilon));
    const known = mean(survey.having.map((having) => estimateVariance(support, people, having / people)));
    const says = `off by ${Math.sqrt(squared).toFixed(1)} people at epsilon ${nameOf(survey.epsilon)}, where ${Math.sqrt(known).toFixed(1)} can be had`;
    if (squared > ALLOWED * known)
      return { passed: false, says: `Of ${people} people your estimates are ${says}: your reports say less than they may.` };
    found.push(says);
  }
  return { passed: true, says: `Estimates are ${found.join(", and ")}.` };
}

const surveys: Series = {
  parts: [
    { id: "unbiased", title: "Estimates are right on average" },
    { id: "accurate", title: "Not more noise than needed" },
  ],
  async run(learner, lab) {
    const all = await gather(learner, lab);
    return [unbiased(all), accurate(all)];
  },
};

export const tests: readonly (Step | Series)[] = [shape, surveys];

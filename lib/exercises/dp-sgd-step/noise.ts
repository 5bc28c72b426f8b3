/**
 * The attacks on the noise. Whoever sees the noisy sum, and knows everybody else's gradient, looks along one direction for the person that it
 * suspects; an audit of thousands of steps says what epsilon that shows (lib/dp/audit.ts). An audit of so few steps shows gross faults alone: a third
 * of the planned noise passes. But everybody's gradient is known here, so the noise is too, and it is measured: its mean square, and how far out it comes.
 *
 * False alarms: each audit is wrong about noise that is as planned with probability at most ALARM; there are four. The mean square of n normal draws of
 * variance 1 is below x < 1 with probability at most exp(-n(x - 1 - ln x)/2) (Chernoff): 1e-10 for 2,000 draws and 0.8, 6e-11 for 6,000 and 0.88, 2e-10
 * for 800 and 0.7. None of 8,000 draws is beyond three standard deviations with probability 4e-10. Of 3,200 draws two have the same size, but for SAME,
 * with probability 8e-8. Together less than one in a million.
 */
import { gaussianEpsilon } from "../../dp/account/index.ts";
import { auditWorlds } from "../../dp/audit.ts";
import type { JudgeLab, Learner } from "../exercise.ts";
import type { Found, Series, Step } from "../judging.ts";
import { type Batch, minus, shown, sumsOf, type Vector } from "./answers.ts";
import type { Plan } from "./api.ts";

export const ALARM = 2e-7;
const DELTA = 1e-5;
const STEPS = 1000;
const PART = 250;

/** Neither the clipping norm nor the expected size is 1: whoever forgets one of them is a factor off. */
const PLAN: Plan = { dimension: 4, clip: 50, noise: 3, expected: 50 };
const zeros: Vector = [0, 0, 0, 0];
const crowd: Batch = Array<Vector>(16).fill(zeros);

interface Suspicion {
  readonly what: string;
  readonly others: Batch;
  /** Of length 1. The person pulls this way with all of the clipping norm. */
  readonly way: Vector;
  /** What else is asked of the noise of these steps, a vector for each. */
  readonly also?: (noises: readonly Vector[]) => Found | undefined;
}

const SIGMA = PLAN.noise * PLAN.clip;
const along = (vector: Vector, way: Vector): number => vector.reduce((sum, x, i) => sum + x * (way[i] as number), 0);
/** Of all these numbers: how far from 0 they are, where 1 is as far as planned. */
const spread = (noise: readonly number[]): number => Math.sqrt(noise.reduce((sum, x) => sum + x * x, 0) / noise.length) / SIGMA;

/** Below these parts of the planned mean square it is no luck: of all steps along one way, in all numbers but the offset, in 800 steps. */
const LEAST = { way: 0.8, numbers: 0.88, few: 0.7 } as const;
const inSigma = (found: number): string => `${found.toFixed(2)} of what was planned`;

async function audited(learner: Learner, { progress }: JudgeLab, { what, others, way, also }: Suspicion, why: string): Promise<Found> {
  const pull = way.map((x) => x * PLAN.clip);
  const noises: Vector[] = [];
  const scores = async (batch: Batch, from: number, there: Vector) => {
    const all: number[] = [];
    while (all.length < STEPS) {
      const sums = await sumsOf(learner, Array<Batch>(PART).fill(batch), PLAN);
      all.push(...sums.map((sum) => along(sum, way) / PLAN.clip));
      noises.push(...(there === zeros ? sums : sums.map((sum) => minus(sum, there))));
      await progress(from + all.length / STEPS / 2, "looking for one person in the noisy sum");
    }
    return all;
  };
  const [there, not] = [await scores([...others, pull], 0, pull), await scores(others, 0.5, zeros)];
  const { epsilon, counts, event, firstIsFrequent } = auditWorlds(there, not, DELTA, ALARM);
  const allowed = gaussianEpsilon(1 / PLAN.noise, DELTA);
  const [often, seldom] = firstIsFrequent ? ["with the person", "without"] : ["without the person", "with"];
  const rows = [
    [often, `${counts.frequent.hits} of ${counts.frequent.tries}`],
    [seldom, `${counts.rare.hits} of ${counts.rare.tries}`],
  ] as const;
  const seen = `a noise multiplier of ${PLAN.noise} keeps epsilon ${allowed.toFixed(2)} at delta ${DELTA}`;
  const direction = `(${way.map((x) => x.toFixed(2)).join(", ")})`;
  if (epsilon > allowed)
    return {
      passed: false,
      says: `${what}: ${seen}, and an audit of ${2 * STEPS} steps shows at least ${epsilon.toFixed(2)}. ${why} The bound is wrong at most once in 5,000,000 times.`,
      shown: { head: [`the sum along ${direction} is ${event.side} ${event.cut.toFixed(2)} clipping norms`, "steps"], rows },
    };
  const found = spread(noises.map((noise) => along(noise, way)));
  if (found ** 2 < LEAST.way)
    return {
      passed: false,
      says: `${what}: the standard deviation of the noise there should be ${SIGMA} on the sum, and over ${2 * STEPS} steps it is ${(found * SIGMA).toFixed(1)}, ${inSigma(found)}. ${why}`,
      shown: noiseOf(noises),
    };
  const more = also?.(noises);
  if (more) return more;
  return { passed: true, says: `${what}: ${seen}; the audit shows at least ${epsilon.toFixed(2)}. That is no proof.` };
}

/** The noise of the first steps. */
const noiseOf = (noises: readonly Vector[]) => ({
  head: ["step", "its noise, on the sum"],
  rows: noises.slice(0, 6).map((noise, i) => [String(i + 1), shown(noise)]),
});

/** How far out a normal law comes for certain in so many draws. */
const FAR = 3;

/** Is it as much as planned in each number, and does it end somewhere? The offset has a look of its own. */
function enough(noises: readonly Vector[]): Found | undefined {
  const found = Math.hypot(...[0, 1, 2].map((i) => spread(noises.map((noise) => noise[i] as number)))) / Math.sqrt(3);
  if (found ** 2 < LEAST.numbers)
    return {
      passed: false,
      says: `The standard deviation of the noise should be ${SIGMA} on the sum in every number. Over ${2 * STEPS} steps it is ${(found * SIGMA).toFixed(1)} in the numbers before the offset, ${inSigma(found)}.`,
      shown: noiseOf(noises),
    };
  const farthest = Math.max(...noises.map((noise) => Math.max(Math.max(...noise), -Math.min(...noise))));
  if (farthest < FAR * SIGMA)
    return {
      passed: false,
      says: `In ${2 * STEPS * PLAN.dimension} numbers no noise was farther from 0 than ${farthest.toFixed(0)}, ${(farthest / SIGMA).toFixed(2)} standard deviations; normal noise goes beyond ${FAR} once in 370 numbers. Noise that ends somewhere hides nobody there: a sum beyond its end is possible only with the person.`,
      shown: noiseOf(noises),
    };
  return undefined;
}

const audit = (id: string, title: string, suspicion: Suspicion, why: string): Step => ({
  id,
  title,
  run: (learner, lab) => audited(learner, lab, suspicion, why),
});

const half = Math.SQRT1_2;

const inACrowd = audit(
  "crowd",
  "One person among 17, sought in the noisy sum",
  { what: "With 16 others who pull at nothing", others: crowd, way: [1, 0, 0, 0], also: enough },
  "On the sum the noise needs `noise` times `clip`, however many are there: a crowd does not hide one more.",
);

const alone = audit(
  "nobody",
  "One person, or nobody at all",
  { what: "Where nobody else was drawn", others: [], way: [1, 0, 0, 0] },
  "An empty batch needs the same noise as any other, or it tells that it is empty.",
);

const difference = audit(
  "difference",
  "The difference of two numbers",
  { what: "Looking at the difference of the first two numbers", others: crowd, way: [half, -half, 0, 0] },
  "Is it the same noise in both? Then it is gone from the difference. Each number needs a draw of its own.",
);

const last = audit(
  "last",
  "The offset",
  { what: "Looking at the last number", others: crowd, way: [0, 0, 0, 1] },
  "The offset needs noise like every other number.",
);

/** Steps after the file was loaded, the first time and the second. A table of noise that is used again is longer than a few steps. */
const AGAIN = [600, 200] as const;
const ONE: Vector = [1, 2, 3, 4];
/** Rounding moves a noise of this size by a fifth of it at most. */
const SAME = 2e-12;

interface Draw {
  readonly load: number;
  readonly step: number;
  readonly number: number;
  readonly noise: number;
}

/** Two numbers whose noise has the same size, in any two places. */
function twice(loads: readonly (readonly Vector[])[]): readonly Draw[] | undefined {
  const sizes = Float64Array.from(loads.flat(2), Math.abs).sort();
  const at = sizes.findIndex((size, i) => i > 0 && size - (sizes[i - 1] as number) < SAME);
  if (at < 0) return undefined;
  const draws = loads.flatMap((noises, load) =>
    noises.flatMap((noise, step) => noise.map((x, number) => ({ load, step, number, noise: x }))),
  );
  return draws.filter(({ noise }) => Math.abs(noise) === sizes[at - 1] || Math.abs(noise) === sizes[at]).slice(0, 2);
}

const nth = ({ step, number }: Draw) => `number ${number + 1} of step ${step + 1}`;

function freshFrom(loads: readonly (readonly Vector[])[]): Found {
  const pair = twice(loads);
  if (!pair)
    return { passed: true, says: `${AGAIN[0]} steps in a row, and ${AGAIN[1]} after your file was loaded anew: no noise came twice.` };
  const [a, b] = pair as [Draw, Draw];
  const again = a.load !== b.load;
  const rows = [pair.map(({ load, step }) => shown(loads[load]?.[step] as Vector))];
  return {
    passed: false,
    says: again
      ? `Your file was loaded twice, and ${nth(b)} had the noise of ${nth(a)} of the first time. Whoever runs it at home can subtract it.`
      : `The noise of ${nth(a)} and of ${nth(b)} was the same${a.noise * b.noise < 0 ? ", once upwards and once downwards" : ""}. Subtract or add, and what is left has none: whoever was in only one of the two stands there.`,
    shown: {
      head: again ? ["noise at home", "noise of the training"] : [`noise of step ${a.step + 1}`, `noise of step ${b.step + 1}`],
      rows,
    },
  };
}

/** Does noise go away when two numbers of a step are combined, or the same number of two steps? */
function togetherFrom(loads: readonly (readonly Vector[])[]): Found {
  const noises = loads.flat();
  const pairs = [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].filter((j) => j > i).map((j) => [i, j] as const));
  const cases = [1, -1].flatMap((sign) => {
    const [how, combined] = [sign === 1 ? "sum" : "difference", (a: number, b: number) => (a + sign * b) * half];
    return [
      ...pairs.map(([i, j]) => ({
        what: `the ${how} of numbers ${i + 1} and ${j + 1} of a step`,
        noise: noises.map((noise) => combined(noise[i] as number, noise[j] as number)),
      })),
      {
        what: `the ${how} of one number in two steps that follow each other`,
        noise: noises.flatMap((noise, i) => (i % 2 === 1 ? noise.map((x, n) => combined((noises[i - 1] as Vector)[n] as number, x)) : [])),
      },
    ];
  });
  const found = cases.map((one) => ({ ...one, spread: spread(one.noise) })).reduce((a, b) => (b.spread < a.spread ? b : a));
  if (found.spread ** 2 >= LEAST.few)
    return { passed: true, says: `${noises.length} steps: whichever two numbers were added or subtracted, the noise of both was there.` };
  return {
    passed: false,
    says: `In ${found.what} there should be the noise of both: over ${noises.length} steps its standard deviation is ${inSigma(found.spread)}. Every number of every step needs a draw of its own.`,
    shown: noiseOf(noises),
  };
}

/** The same steps, looked at twice. */
const again: Series = {
  parts: [
    { id: "fresh", title: "The same noise again?" },
    { id: "together", title: "Noise that goes away when two numbers are combined" },
  ],
  async run(learner) {
    const loads: Vector[][] = [];
    for (const steps of AGAIN) {
      await learner.restart();
      loads.push((await sumsOf(learner, Array<Batch>(steps).fill([ONE]), PLAN)).map((sum) => minus(sum, ONE)));
    }
    return [freshFrom(loads), togetherFrom(loads)];
  },
};

export const noise: readonly (Step | Series)[] = [inACrowd, alone, difference, last, again];

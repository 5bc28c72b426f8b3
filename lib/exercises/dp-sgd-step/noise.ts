/**
 * The attacks on the noise. Whoever sees the noisy sum, and knows everybody else's gradient, looks along one direction for the person that it
 * suspects; an audit of thousands of steps says what epsilon that shows (lib/dp/audit.ts).
 *
 * False alarms: each audit is wrong about noise that is as planned with probability at most ALARM; there are four, so less than one in a million. Equal
 * noise in two steps has no chance with fresh draws.
 */
import { gaussianEpsilon } from "../../dp/account/index.ts";
import { auditWorlds } from "../../dp/audit.ts";
import type { JudgeLab, Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
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
}

async function audited(learner: Learner, { progress }: JudgeLab, { what, others, way }: Suspicion, why: string): Promise<Found> {
  const pull = way.map((x) => x * PLAN.clip);
  const scores = async (batch: Batch, from: number) => {
    const all: number[] = [];
    while (all.length < STEPS) {
      const sums = await sumsOf(learner, Array<Batch>(PART).fill(batch), PLAN);
      all.push(...sums.map((sum) => sum.reduce((along, x, i) => along + x * (way[i] as number), 0) / PLAN.clip));
      await progress(from + all.length / STEPS / 2, "looking for one person in the noisy sum");
    }
    return all;
  };
  const [there, not] = [await scores([...others, pull], 0), await scores(others, 0.5)];
  const { epsilon, counts, event, firstIsFrequent } = auditWorlds(there, not, DELTA, ALARM);
  const allowed = gaussianEpsilon(1 / PLAN.noise, DELTA);
  const [often, seldom] = firstIsFrequent ? ["with the person", "without"] : ["without the person", "with"];
  const rows = [
    [often, `${counts.frequent.hits} of ${counts.frequent.tries}`],
    [seldom, `${counts.rare.hits} of ${counts.rare.tries}`],
  ] as const;
  const seen = `a noise multiplier of ${PLAN.noise} keeps epsilon ${allowed.toFixed(2)} at delta ${DELTA}`;
  return epsilon > allowed
    ? {
        passed: false,
        says: `${what}: ${seen}, and an audit of ${2 * STEPS} steps shows at least ${epsilon.toFixed(2)}. ${why} The bound is wrong at most once in 5,000,000 times.`,
        shown: {
          head: [
            `the sum along (${way.map((x) => x.toFixed(2)).join(", ")}) is ${event.side} ${event.cut.toFixed(2)} clipping norms`,
            "steps",
          ],
          rows,
        },
      }
    : { passed: true, says: `${what}: ${seen}; the audit shows at least ${epsilon.toFixed(2)}. That is no proof.` };
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
  { what: "With 16 others who pull at nothing", others: crowd, way: [1, 0, 0, 0] },
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

const AGAIN = 200;

const fresh: Step = {
  id: "fresh",
  title: "The same noise again?",
  async run(learner) {
    const batch: Batch = [[1, 2, 3, 4]];
    const draws = async () => sumsOf(learner, Array<Batch>(AGAIN).fill(batch), PLAN);
    await learner.restart();
    const first = await draws();
    await learner.restart();
    const second = await draws();
    const same = (a: Vector, b: Vector) => a.some((x, i) => Math.abs(x - (b[i] as number)) < 1e-9);
    const kept = first.findIndex((sum, i) => i > 0 && same(sum, first[i - 1] as Vector));
    const rows = (a: Vector, b: Vector) => [shown(minus(a, batch[0] as Vector)), shown(minus(b, batch[0] as Vector))];
    if (kept > 0) {
      return {
        passed: false,
        says: `Steps ${kept} and ${kept + 1} had the same noise. Subtract one from the other, and what is left has none: whoever was in only one of the batches stands there.`,
        shown: {
          head: [`noise of step ${kept}`, `noise of step ${kept + 1}`],
          rows: [rows(first[kept - 1] as Vector, first[kept] as Vector)],
        },
      };
    }
    const again = first.findIndex((sum, i) => same(sum, second[i] as Vector));
    if (again >= 0) {
      return {
        passed: false,
        says: `Your file was loaded twice and drew the same noise in step ${again + 1}. Whoever runs it at home can subtract it.`,
        shown: { head: ["noise at home", "noise of the training"], rows: [rows(first[again] as Vector, second[again] as Vector)] },
      };
    }
    return { passed: true, says: `${AGAIN} steps in a row, twice: no two had the same noise.` };
  },
};

export const noise: readonly Step[] = [inACrowd, alone, difference, last, fresh];

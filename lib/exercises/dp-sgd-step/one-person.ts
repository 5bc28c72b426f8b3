/**
 * The attacks without noise: a batch, the same batch with one person more, and how far the sum moves. No law is involved, so none of them is wrong
 * about a step that keeps the promise. What is compared allows for rounding, a thousand millionth.
 */
import type { Learner } from "../exercise.ts";
import type { Found, Step } from "../judging.ts";
import { type Batch, lengthOf, minus, shown, sumFor, type Vector } from "./answers.ts";
import type { Plan } from "./api.ts";
import { ofLength, vectorFrom } from "./tests.ts";

const PLAN: Plan = { dimension: 4, clip: 2, noise: 0, expected: 10 };

interface Case {
  readonly what: string;
  readonly others: Batch;
  readonly one: Vector;
  /** Comes before the others, and not after them. */
  readonly first?: boolean;
}

async function moved(learner: Learner, cases: readonly Case[], why: string, fine: string): Promise<Found> {
  for (const { what, others, one, first } of cases) {
    const [without, withOne] = [
      await sumFor(learner, others, PLAN),
      await sumFor(learner, first ? [one, ...others] : [...others, one], PLAN),
    ];
    const by = lengthOf(minus(withOne, without));
    if (by <= PLAN.clip * (1 + 1e-9)) continue;
    return {
      passed: false,
      says: `${what}: one person more moves your sum by ${Number(by.toPrecision(4))}, and the noise is made for ${PLAN.clip} at most. ${why}`,
      shown: {
        head: ["", "gradients", "what you return, times the expected size"],
        rows: [
          ["without", `${others.length} people`, shown(without)],
          ["with", `and ${shown(one)}`, shown(withOne)],
        ],
      },
    };
  }
  return { passed: true, says: fine };
}

const long: Step = {
  id: "long",
  title: "Somebody whose gradient is a thousand times as long",
  async run(learner, { rng }) {
    const others = Array.from({ length: 9 }, () => ofLength(vectorFrom(rng, 4), 1.5));
    const one = [...ofLength(vectorFrom(rng, 3), 2000), 0];
    return moved(
      learner,
      [
        { what: "A gradient of length 2000 among nine short ones", others, one },
        { what: "A gradient of length 2000, alone", others: [], one },
        { what: "A gradient that is long in all numbers at once", others, one: [2, -2, 2, 0] },
        { what: "Nine pull one way, and one long gradient the other", others: Array(9).fill([-2, 0, 0, 0]), one: [2000, 0, 0, 0] },
      ],
      "Each person's whole gradient is to be cut to the clipping norm, before anything is added up.",
      "One long gradient, whoever else is there, moves your sum by no more than the clipping norm.",
    );
  },
};

const offset: Step = {
  id: "offset",
  title: "Somebody who pulls at the offset alone",
  async run(learner, { rng }) {
    const others = Array.from({ length: 9 }, () => ofLength(vectorFrom(rng, 4), 1.5));
    return moved(
      learner,
      [
        { what: "A gradient whose last number is 500", others, one: [0, 0, 0, 500] },
        { what: "A gradient that is as long as allowed without its last number, and that is as large again", others, one: [2, 0, 0, 2] },
      ],
      "The offset is a parameter like the others: the length is that of all numbers.",
      "The last number counts like the others.",
    );
  },
};

const size: Step = {
  id: "size",
  title: "How many are in the batch?",
  async run(learner) {
    const pulls = (count: number): Batch => Array<Vector>(count).fill([2, 0, 0, 0]);
    return moved(
      learner,
      [
        { what: "Three people pull one way, and a fourth the other", others: pulls(3), one: [-2, 0, 0, 0] },
        { what: "Thirty people pull one way, and one more has a gradient of zeros", others: pulls(30), one: [0, 0, 0, 0] },
        { what: "Two people pull one way, and a third has a gradient of zeros", others: pulls(2), one: [0, 0, 0, 0] },
        {
          what: "Ten people pull one way, as many as expected, and one more the other",
          others: pulls(10),
          one: [-2, 0, 0, 0],
          first: true,
        },
      ],
      "Did you divide by how many came? That number is a secret: one person changes it. Divide by what was expected.",
      "Whoever comes, all others count as before.",
    );
  },
};

const overflow: Step = {
  id: "overflow",
  title: "Somebody whose gradient is no number",
  async run(learner) {
    // All pull one way: where somebody's overflow takes the others away, the sum moves far.
    const others: Batch = Array(9).fill([1.5, 0, 0, 0]);
    const found = await moved(
      learner,
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e200].map((odd) => ({
        what: `A gradient that holds ${odd}`,
        others,
        one: [0, odd, 1, 0],
      })),
      "Such a person counts as zeros, or as a gradient of the clipping norm.",
      "NaN, both infinities and 1e200 move your sum by no more than the clipping norm.",
    );
    if (!found.passed) return found;
    const noisy: Plan = { ...PLAN, noise: 1 };
    const alone: Batch = [[0, Number.NaN, 1, 0]];
    const [first, second] = [await sumFor(learner, alone, noisy), await sumFor(learner, alone, noisy)];
    if (lengthOf(minus(first, second)) > 0) return found;
    return {
      passed: false,
      says: "A batch of one person, whose gradient holds NaN, got no noise: twice the same came back. Whoever sees that knows that somebody overflowed. The noise is added whoever is there.",
      shown: { head: ["first", "second"], rows: [[shown(first), shown(second)]] },
    };
  },
};

export const onePerson: readonly Step[] = [size, long, offset, overflow];

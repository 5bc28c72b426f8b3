/** What a run of dp-sgd gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { BATCHES, MISTAKES } from "./dp-sgd.ts";
import { count, share, size } from "./quantities.ts";

const finite = v.pipe(v.number(), v.finite());
/** Along the weight and along the offset: orthonormal directions of the plane in which all gradients lie. */
const arrow = v.tuple([finite, finite]);

const drawn = v.object({
  person: count,
  x: finite,
  group: v.picklist([0, 1]),
  /** Where the person pulls the model: minus the gradient, before clipping and after. */
  pull: arrow,
  norm: size,
  clipped: arrow,
});

const opened = v.object({
  step: count,
  before: arrow,
  batch: v.array(drawn),
  /** Of the clipped pulls; the noise that came to it; both together. */
  sum: arrow,
  noise: arrow,
  noisy: arrow,
  /** noisy / what sums are divided by * learning rate. */
  moved: arrow,
  after: arrow,
});

const claim = v.object({ epsilon: size, accountant: v.string(), relation: v.string(), about: v.string() });

const counted = v.object({ hits: count, tries: count, low: share, high: share });
const audit = v.object({
  games: count,
  worlds: v.tuple([v.string(), v.string()]),
  event: v.string(),
  /** In the world where the event is expected often, and in the other. */
  frequent: v.object({ world: v.picklist([0, 1]), ...counted.entries }),
  rare: v.object({ world: v.picklist([0, 1]), ...counted.entries }),
  /** Epsilon is at least this. */
  epsilon: size,
  /** The most that so many trainings can show, if the event always happened in one world and never in the other. */
  reach: size,
});

export const result = v.object({
  batches: v.picklist(BATCHES),
  mistake: v.picklist(MISTAKES),
  wrong: v.nullable(v.string()),
  people: v.array(v.object({ x: finite, group: v.picklist([0, 1]) })),
  clip: size,
  noise: size,
  /** What every sum is divided by. */
  expected: size,
  opened,
  /** After each step: who was in, whose pull was cut, where the model is, and what has been announced so far. */
  road: v.array(v.object({ size: count, clipped: count, at: arrow, epsilon: size })),
  /** Sizes of `drawn` more batches, from the smallest; with Poisson samples also their law. */
  sizes: v.object({ drawn: count, from: count, counts: v.array(count), law: v.array(share) }),
  delta: share,
  /** What its makers announce: the epsilon of Poisson samples, at the rate that is run. */
  announced: claim,
  /** Statements that are proven of the training as it is; none where it breaks its promise. */
  proven: v.array(claim),
  /** On people who were not in the training; beside it the same batches without clipping and noise. */
  accuracy: v.object({ private: share, plain: share }),
  audit: v.nullable(audit),
});

export type Result = v.InferOutput<typeof result>;
export type Opened = v.InferOutput<typeof opened>;
export type Claim = v.InferOutput<typeof claim>;
export type Audit = v.InferOutput<typeof audit>;
export type Arrow = v.InferOutput<typeof arrow>;

export const honesty =
  "Real: the training is the course's own DP-SGD, batch by batch, with exact noise on a grid; the arrows are the whole gradients, since those of this model lie in a plane; every training of the audit is run. " +
  "Simplified: invented people with one number each, so that the plane can be drawn; noise has two more directions that change nothing the model says. " +
  "The audit's attacker chooses the people and a tiny learning rate, sees every step, and is wrong about a right training at most once in 1,000 audits. Not refuted is no proof. " +
  "Public: how many people there are, and every setting. Sizes of batches, pulls and sums are shown to you and would be to nobody else. " +
  "Not for production: a seeded run's noise can be computed by whoever has its link.";

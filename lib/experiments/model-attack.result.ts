/** What a run of model-attack gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { madeOfInput } from "./own-input.ts";
import { count, share as probability } from "./quantities.ts";

const size = v.pipe(v.number(), v.minValue(0));
const curve = v.pipe(v.array(v.object({ fpr: probability, tpr: probability })), v.readonly());

/** On one victim: hits at a share of false alarms, and the interval for them, as if its scores were independent. */
const point = v.object({ fpr: probability, alarms: count, tpr: probability, low: probability, high: probability });

const attack = v.object({
  /** Over all victims together: an estimate of the mean over trainings. */
  auc: probability,
  /** The standard error of `auc`, from how much the victims differ: a description. One victim alone has none. */
  error: v.optional(size),
  tprAt1: probability,
  tprAt01: probability,
  /** How many records outside the training that was judged on. */
  others: count,
  roc: curve,
  /** On the first victim alone: intervals, 95 % for all attackers of a kind of training together, if scores of one training are independent. */
  one: v.object({
    auc: v.object({ measured: probability, low: probability, high: probability }),
    members: count,
    others: count,
    at1: point,
    at01: point,
  }),
});

const fields = { models: count, trainAccuracy: probability, testAccuracy: probability, attacks: v.record(v.string(), attack) };
const arm = v.object(fields);
/** `above`: by how much an attacker is above the ceiling on one victim after its band was taken off, which is that of independent scores. */
const privateArm = v.object({ ...fields, above: v.record(v.string(), v.number()) });
const best = v.object({ attack: v.string(), auc: probability, tprAt1: probability, tprAt01: probability });

const remembered = v.object({ gap: v.number(), trained: count, found: count, alarms: count });

const shown = {
  source: v.picklist(["mnist", "synthetic", "own"]),
  /** About the own table, where there is something to say. */
  remark: v.optional(madeOfInput(v.string())),
  classes: madeOfInput(v.pipe(v.array(v.string()), v.readonly())),
  rows: madeOfInput(count),
  n: madeOfInput(count),
  population: madeOfInput(count),
  test: madeOfInput(count),
  epsilon: size,
  delta: size,
  plain: madeOfInput(arm),
  early: madeOfInput(arm),
  /** The attacker with the largest area, by kind of training. */
  best: madeOfInput(v.object({ plain: best, early: best, dp: v.optional(best) })),
  /** The first private model on its way: spent so far, and right how often. */
  course: madeOfInput(v.pipe(v.array(v.object({ step: count, epsilon: size, testAccuracy: probability })), v.readonly())),
  /** Chosen for what the plain models remember. `points`: a picture row after row in hex, highest bit first, `side` points wide. */
  exposed: madeOfInput(
    v.pipe(
      v.array(
        v.object({
          row: count,
          label: count,
          points: v.optional(v.string()),
          side: v.optional(count),
          plain: remembered,
          early: remembered,
          dp: remembered,
        }),
      ),
      v.readonly(),
    ),
  ),
};

const known = {
  dp: madeOfInput(privateArm),
  plan: v.object({ rate: probability, steps: count, clip: size, noise: size, learningRate: size }),
  /** What one private model owes at delta: by the accountant that set the noise, and between which two numbers by the sharpest one. */
  owed: v.object({ renyi: size, low: size, high: size }),
  /** Of every attack on a private model, on average over trainings: a guarantee. `gaussian` is an estimate. */
  ceiling: v.object({
    auc: probability,
    tprAt1: probability,
    tprAt01: probability,
    curve,
    gaussian: v.object({ mu: size, curve }),
  }),
};

export const result = v.object({ ...shown, ...known });
/** Before the first private model is trained the rest is not known. */
export const frame = v.object({
  ...shown,
  dp: v.optional(known.dp),
  plan: v.optional(known.plan),
  owed: v.optional(known.owed),
  ceiling: v.optional(known.ceiling),
});

export type Result = v.InferOutput<typeof result>;
export type Frame = v.InferOutput<typeof frame>;

export const honesty =
  "Real: every model is trained here, step by step; the private ones by DP-SGD with Poisson samples, where each record has a coin of its own, clipping and noise are exact, and an odometer charges each step before it is made; the attackers see a model’s answers, and shadow models that they trained in the same way; the ceiling is the trade-off curve of the whole training, on its pessimistic side, and holds on average over trainings. " +
  "Simplified: the guarantee is for one private model; all of them together, which no attacker sees, would owe it many times. Curves over all victims estimate that average and come without an interval, since victims share their records and are each other’s shadows. Those on one victim have one, as if scores of one training were independent, which is not proven. The learning rates were found on these public digits. Accuracy on a training’s own records, and who is most exposed, is what only this laboratory sees. " +
  "Assumed: records come and go (add-remove), the number of records that sums are divided by is public, and so is how many are trained on, about. " +
  "Ignored: attackers who see the training’s steps, or make records up. That an attack fails is no proof of privacy, and early stopping promises nothing to anybody. " +
  "Under a seed everybody can work out the noise; and this is courseware: not for production. " +
  "Digits: MNIST by LeCun, Cortes and Burges, 4,000 of them made black and white, CC BY-SA 3.0.";

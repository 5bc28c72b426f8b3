/** "The curve that remembers its points": the card. The fit is lib/learning/polynomial.ts, the attacker lib/attacks/models/loss-threshold.ts. */
import * as v from "valibot";
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

/** Of the interval around the attacker's mean area. */
export const CONFIDENCE = 0.99;

export const params = defineParams(
  {
    degree: integer({
      label: "Degree",
      help: "How many times the curve may bend, and one more.",
      default: 14,
      min: 0,
      max: 24,
      stops: [1, 3, 5, 9, 14, 20],
    }),
    points: integer({
      label: "Points",
      help: "So many are used for the fit, and as many others are not.",
      unit: "points",
      default: 30,
      min: 4,
      max: 300,
      stops: [26, 30, 50, 100, 200],
    }),
    noise: number({
      label: "Noise in the points",
      help: "Standard deviation around the sine that the points come from.",
      default: 0.3,
      min: 0.01,
      max: 2,
      stops: [0.1, 0.2, 0.3, 0.5, 1],
    }),
    runs: integer({
      label: "More fits",
      help: "How many more curves of each degree are fitted, to fresh points, to measure the attacker.",
      unit: "fits",
      default: 200,
      min: 20,
      max: 4000,
      stops: [100, 200, 400, 1000],
    }),
  },
  [
    {
      names: ["degree", "points"],
      broken: ({ degree, points }) => (points > degree ? undefined : `a curve of degree ${degree} takes ${degree + 1} points`),
      mend: ({ degree, points }, name) => (name === "degree" ? { points: degree + 1 } : { degree: points - 1 }),
    },
  ],
);

const finite = v.pipe(v.number(), v.finite());
const size = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const point = v.object({ x: finite, y: finite, error: size });

const measured = v.object({
  degree: count,
  /** Mean squared error: the median over the fits, on the points of the fit and on others. */
  used: size,
  others: size,
  /** The area under the attacker's curve: its mean over the fits, with Hoeffding's interval. */
  auc: share,
  low: share,
  high: share,
});

export const result = v.object({
  degree: count,
  noise: size,
  used: v.array(point),
  others: v.array(point),
  /** The fitted curve and the sine, at the same places. */
  curve: v.array(v.object({ x: finite, y: finite, sine: finite })),
  /** Mean squared errors of this fit. */
  error: v.object({ used: size, others: size }),
  /** The attacker on this fit alone. */
  auc: share,
  runs: count,
  /** By rising degree; the chosen one is among them. */
  degrees: v.array(measured),
});

export type Result = v.InferOutput<typeof result>;
export type MeasuredDegree = v.InferOutput<typeof measured>;

export const overfit = defineExperiment<typeof params.fields, Result, Result>({
  id: "overfit",
  title: "The curve that remembers its points",
  summary:
    "A polynomial is fitted to noisy points; from how near it passes, an attacker says which points it was fitted to. More bends, more memory.",
  honesty:
    "Real: every fit is least squares, computed here; the attacker sees the curve and a point, and says “used” where the error is small. " +
    "Simplified: one number in, one number out, and points from a sine with normal noise. " +
    "The interval is Hoeffding's, over independent fits, and holds for each degree by itself. An attacker that knows more may do better.",
  params,
  version: 1,
  result,
  verdicts: ["tells"],
  estimate: ({ runs, points }) => runs * points * 1.2e-4,
  load: async () => (await import("./overfit.run.ts")).run,
});

/** What a run of overfit gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

const finite = v.pipe(v.number(), v.finite());
const size = v.pipe(finite, v.minValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
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

export const honesty =
  "Real: every fit is least squares, computed here; the attacker sees the curve and a point, and says “used” where the error is small. " +
  "Simplified: one number in, one number out, and points from a sine with normal noise. " +
  "The interval is Hoeffding's, over independent fits, and holds for each degree by itself. An attacker that knows more may do better.";
